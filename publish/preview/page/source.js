// The source of what was chosen: its place, and the lines round it.

const panel = document.getElementById('source')
const link = document.getElementById('place')
const excerpt = document.getElementById('excerpt')

/** Show a place; `editor` is the form of an address that opens it, or empty. */
export async function show(path, line, column, editor) {
  const found = line ? await fetch(`source/${line}/${path.split('/').map(encodeURIComponent).join('/')}`) : null
  const lines = found?.ok ? await found.json() : []
  link.textContent = [path, line || '', column || ''].filter(Boolean).join(':')
  if (editor) link.href = filled(editor, path, line, column)
  else link.removeAttribute('href')
  excerpt.replaceChildren(...lines.map(each => row(each, line)))
  excerpt.hidden = !lines.length
  panel.hidden = false
}

export function close() {
  panel.hidden = true
}

const filled = (editor, path, line, column) => editor
  .replaceAll('{path}', path.split('/').map(encodeURIComponent).join('/'))
  .replaceAll('{line}', line || 1)
  .replaceAll('{column}', column || 1)

function row({ number, text }, line) {
  const element = document.createElement('span')
  element.className = number === line ? 'here' : ''
  const count = document.createElement('span')
  count.className = 'number'
  count.textContent = number
  element.append(count, text, '\n')
  return element
}

document.getElementById('close').addEventListener('click', close)
