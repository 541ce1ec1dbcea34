// The pane of the e-book: a document of the book in a frame that runs nothing, exchanged in place when it was changed.

const SIZES = { phone: [390, 760], reader: [536, 724], tablet: [768, 1024] } // CSS pixels of common readers
const MARKS = `
  html { padding: 1.25rem; } /* a reader's margin */
  .preview-mark { outline: 2px solid light-dark(#245b8f, #9cc6ee) !important; outline-offset: 3px; }
  .preview-changed { animation: preview-changed 2s ease-out; }
  @keyframes preview-changed { from { background-color: rgb(240 192 106 / 45%); } }
  @media (prefers-reduced-motion: reduce) { .preview-changed { animation: none; } }
`

const frame = document.getElementById('ebook')
const device = document.getElementById('device')
const stage = document.getElementById('stage')

let name = ''
let shown = ''
let dark = false
let size = 'pane'

export const onscreen = { scrolled() {}, picked() {}, opened() {}, told() {} }

const page = () => frame.contentDocument
export const scroller = () => page()?.scrollingElement
export const block = at => at === 'opening' ? page()?.querySelector('.opening') : page()?.querySelector(`[data-path="${CSS.escape(at)}"]`)

/** The blocks, each with how far down in the document it begins. */
export function anchors() {
  const top = scroller()?.scrollTop ?? 0
  return [...page()?.querySelectorAll('[data-path]') ?? []].map(each => [each.dataset.path, each.getBoundingClientRect().top + top])
}

/** Show a document; what of it is another than before, as the paths of blocks. */
export async function show(document, { follow }) {
  const text = await (await fetch(`book/${document}`)).text()
  if (document === name && text === shown) return []
  if (document !== name || !page()?.body) {
    name = document
    shown = text
    await load(`book/${document}`)
    return []
  }
  shown = text
  return exchange(text, follow)
}

function load(address) {
  return new Promise(resolve => {
    frame.onload = () => { prepare(); resolve() }
    frame.contentWindow.location.replace(address)
  })
}

/** Put the new document in the place of the old one, and leave what is read where it is. */
function exchange(text, follow) {
  const fresh = new DOMParser().parseFromString(text, 'application/xhtml+xml')
  if (!fresh.body || fresh.querySelector('parsererror')) return []
  const before = new Map([...page().querySelectorAll('[data-path]')].map(each => [each.dataset.path, each.outerHTML.replace(/ class="[^"]*preview-[^"]*"/g, '')]))
  const held = nearest()
  page().title = fresh.title
  page().documentElement.lang = fresh.documentElement.lang
  page().body.replaceWith(page().importNode(fresh.body, true))
  if (held && block(held.at)) scroller().scrollTop += block(held.at).getBoundingClientRect().top - held.top
  const changed = [...page().querySelectorAll('[data-path]')].filter(each => before.get(each.dataset.path) !== each.outerHTML)
  const inner = changed.filter(each => !changed.some(other => other !== each && each.contains(other)))
  for (const each of inner.slice(0, 40)) each.classList.add('preview-changed')
  if (follow && inner.length && !inner.some(visible)) reveal(inner[0])
  return inner.map(each => each.dataset.path)
}

function nearest() {
  const found = [...page().querySelectorAll('[data-path]')].find(each => each.getBoundingClientRect().bottom > 0)
  return found && { at: found.dataset.path, top: found.getBoundingClientRect().top }
}

const visible = element => {
  const box = element.getBoundingClientRect()
  return box.bottom > 0 && box.top < frame.contentWindow.innerHeight
}

function reveal(element) {
  scroller().scrollTop += element.getBoundingClientRect().top - frame.contentWindow.innerHeight / 4
}

/** Mark a block, and bring it into sight. */
export function mark(at) {
  for (const each of page()?.querySelectorAll('.preview-mark') ?? []) each.classList.remove('preview-mark')
  const found = at && block(at)
  if (!found) return false
  found.classList.add('preview-mark')
  if (!visible(found)) reveal(found)
  return true
}

function prepare() {
  const window = frame.contentWindow
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync(MARKS)
  page().adoptedStyleSheets = [sheet]
  page().addEventListener('click', clicked)
  page().addEventListener('keydown', event => {
    if (event.altKey || event.key === 'Escape') document.dispatchEvent(new KeyboardEvent('keydown', event))
    if (event.key === 'Enter' && !event.target.closest('a')) onscreen.picked(nearest()?.at)
  })
  page().addEventListener('scroll', () => onscreen.scrolled())
  colour()
}

function clicked(event) {
  const link = event.target.closest('a[href]')
  if (!link) {
    onscreen.picked(event.target.closest('[data-path]')?.dataset.path)
    return
  }
  event.preventDefault() // a preview leads nowhere else
  const target = new URL(link.href, page().baseURI)
  const [, document] = target.pathname.match(/\/book\/([^/]+\.xhtml)$/) ?? []
  if (target.origin !== location.origin || !document) onscreen.told(`The link leads to ${link.getAttribute('href')}`)
  else if (document === name) page().getElementById(decodeURIComponent(target.hash.slice(1)))?.scrollIntoView()
  else onscreen.opened(document, decodeURIComponent(target.hash.slice(1)))
}

export const at = id => page()?.getElementById(id)?.scrollIntoView()

/** Light text on black, as the book's own sheets have it for readers who ask for that. */
function colour() {
  if (!page()?.documentElement) return
  page().documentElement.style.colorScheme = dark ? 'dark' : 'light'
  frame.style.background = dark ? '#121212' : '#ffffff'
  for (const sheet of page().styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof frame.contentWindow.CSSMediaRule)) continue
      rule.asked ??= rule.media.mediaText
      if (rule.asked.includes('prefers-color-scheme')) {
        rule.media.mediaText = rule.asked.includes('dark') === dark ? 'all' : 'not all'
      }
    }
  }
}

export function setDark(wanted) {
  dark = wanted
  colour()
}

export function setSize(wanted) {
  size = wanted
  fit()
}

function fit() {
  const [width, height] = SIZES[size] ?? []
  device.classList.toggle('framed', Boolean(width))
  if (!width) {
    for (const style of [device.style, frame.style]) style.width = style.height = style.transform = ''
    return
  }
  const box = getComputedStyle(stage)
  const room = [stage.clientWidth - parseFloat(box.paddingLeft) * 2 - 2, stage.clientHeight - parseFloat(box.paddingBottom) - 2]
  const scale = Math.min(1, room[0] / width, room[1] / height)
  frame.style.width = `${width}px`
  frame.style.height = `${height}px`
  frame.style.transform = `scale(${scale})`
  device.style.width = `${width * scale + 2}px`
  device.style.height = `${height * scale + 2}px`
}

new ResizeObserver(fit).observe(stage)
