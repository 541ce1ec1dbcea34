// The pane of the print edition: pictures of the pages that the dispatch stands on, exchanged one by one.

const pane = document.getElementById('pages')

let pages = []

export const onscreen = { scrolled() {}, picked() {} }
export const scroller = () => pane

/** Show pages; those that are as they were stay. */
export async function show(fresh) {
  const pictures = await Promise.all(fresh.map(page => decoded(page.picture)))
  pages = fresh
  const before = [...pane.querySelectorAll('figure')]
  const figures = fresh.map((page, number) => before[number]?.dataset.picture === page.picture ? before[number] : figure(page, pictures[number]))
  const top = pane.scrollTop
  pane.replaceChildren(...(figures.length ? figures : [empty()]))
  pane.scrollTop = top
  mark(marked)
}

export const clear = () => pane.replaceChildren(empty())

async function decoded(address) {
  const image = new Image()
  image.src = address
  await image.decode().catch(() => {})
  return image
}

function figure(page, image) {
  const element = document.createElement('figure')
  element.dataset.picture = page.picture
  image.alt = `Page ${page.label}`
  image.width = Math.round(page.width)
  image.height = Math.round(page.height)
  const caption = document.createElement('figcaption')
  caption.textContent = page.label
  caption.ariaHidden = 'true'
  element.append(image, caption)
  element.addEventListener('click', event => {
    const scale = page.width / image.clientWidth
    const box = image.getBoundingClientRect()
    onscreen.picked(blockAt(page, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale))
  })
  return element
}

function empty() {
  const words = document.createElement('p')
  words.className = 'empty'
  words.textContent = 'The pages appear here once the books are built.'
  return words
}

/** The innermost block at a place, or the nearest one. */
function blockAt(page, x, y) {
  const away = ({ box: [left, top, width, height] }) =>
    Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height))
  const nearest = [...page.blocks].sort((one, other) => away(one) - away(other) || one.box[2] * one.box[3] - other.box[2] * other.box[3])
  return nearest[0]?.at
}

/** The blocks, each with how far down in the pane it begins. */
export function anchors() {
  return placed().map(({ at, top }) => [at, top])
}

function placed() {
  const above = pane.getBoundingClientRect().top - pane.scrollTop
  return [...pane.querySelectorAll('figure')].flatMap((element, number) => {
    const box = element.firstElementChild.getBoundingClientRect()
    const scale = box.width / pages[number].width
    return pages[number].blocks.map(block => ({
      at: block.at, element, scale, box: block.box, top: box.top - above + block.box[1] * scale, height: block.box[3] * scale,
    }))
  })
}

/** What stands at the head of the pane. */
export const first = () => placed().find(each => each.top + each.height > pane.scrollTop)?.at

let marked = ''

/** Mark a block on every page that it stands on, and bring it into sight. */
export function mark(at, { reveal } = {}) {
  marked = at
  for (const each of pane.querySelectorAll('.mark')) each.remove()
  const found = at ? placed().filter(each => each.at === at) : []
  for (const { element, box: [x, y, width, height] } of found) {
    const page = pages[[...pane.querySelectorAll('figure')].indexOf(element)]
    const shape = document.createElement('div')
    shape.className = 'mark'
    shape.style.cssText = `left:${x / page.width * 100}%;width:${width / page.width * 100}%;top:${y / page.width * element.clientWidth}px;height:${height / page.width * element.clientWidth}px`
    element.append(shape)
  }
  if (reveal && found.length && !found.some(inSight)) pane.scrollTop = found[0].top - pane.clientHeight / 4
  return found.length > 0
}

const inSight = ({ top, height }) => top + height > pane.scrollTop && top < pane.scrollTop + pane.clientHeight

pane.addEventListener('scroll', () => onscreen.scrolled())
pane.addEventListener('keydown', event => { if (event.key === 'Enter') onscreen.picked(first()) })
new ResizeObserver(() => mark(marked)).observe(pane)
