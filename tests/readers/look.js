// What can be seen of a document that a reader engine shows; the same questions for every engine.

export const within = (promise, seconds, what) => Promise.race([
  promise,
  new Promise((_, fail) => setTimeout(() => fail(new Error(`${what} took longer than ${seconds} s`)), seconds * 1000)),
])

async function loads(url) {
  const image = new Image()
  image.src = url
  try { await image.decode() } catch { return false }
  return true
}

// fragments: the ids that the contents or the page list point to in this document.
async function look(document, fragments) {
  const problems = []
  if (document.querySelector('parsererror')) problems.push('the page is not well-formed')
  for (const image of document.images) {
    try { await image.decode() } catch { problems.push(`broken picture: ${image.alt || image.getAttribute('src')}`) }
  }
  for (const image of document.querySelectorAll('image')) {
    const url = image.href?.baseVal
    if (url && !await loads(new URL(url, document.baseURI))) problems.push(`broken picture: ${image.getAttribute('aria-label') || url}`)
  }
  await document.fonts.ready
  for (const font of document.fonts) if (font.status === 'error') problems.push(`broken font: ${font.family}`)
  for (const id of fragments) if (!document.getElementById(id)) problems.push(`no element has the id ${id}`)
  return { characters: document.body?.textContent.replace(/\s+/g, ' ').trim().length ?? 0, problems }
}

// reader: { show(index) -> Document }, what the page of each engine makes.
export const visit = (reader, index, fragments, patience) =>
  within(reader.show(index).then(document => look(document, fragments)), patience, 'showing the page')
