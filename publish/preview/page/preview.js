// The page of `publish preview`: it is told of each new state, asks for what it shows, and exchanges that in place.

import * as ebook from './ebook.js'
import * as findings from './findings.js'
import * as pages from './pages.js'
import * as source from './source.js'
import { together } from './sync.js'

const by = id => document.getElementById(id)
const select = by('dispatch')

let state = { documents: [], findings: [] }
let blocks = {}
let waiting = false
let busy = false
let showing = Promise.resolve()

const current = () => select.value
const scrolled = together(ebook, pages)
ebook.onscreen.scrolled = () => scrolled(ebook)
pages.onscreen.scrolled = () => scrolled(pages)
ebook.onscreen.picked = at => pick(at)
pages.onscreen.picked = at => pick(at)
ebook.onscreen.told = words => say(words)
ebook.onscreen.opened = async (document, id) => {
  await open(document)
  ebook.at(id)
}
findings.onscreen.picked = async finding => {
  const own = state.documents.find(each => each.path === finding.path)
  if (own && own.name !== current()) await open(own.name)
  mark(own ? nearest(finding.line) : '')
  source.show(finding.path, finding.line, finding.column, state.editor)
}

/** Ask for the state, and show it; what is told meanwhile is shown behind it. */
async function refresh() {
  if (busy) {
    waiting = true
    return
  }
  busy = true
  do {
    waiting = false
    try {
      await update(await (await fetch('state')).json())
    } catch (error) {
      console.warn(error) // the server may be gone, and the stream of events says so
    }
  } while (waiting)
  busy = false
}

async function update(fresh) {
  const before = state
  state = fresh
  document.title = state.title ? `${state.title} – preview` : 'Preview'
  by('title').textContent = state.title || 'Preview'
  by('title').title = state.title
  list()
  findings.show(state.findings, by('count'), state.documents.find(each => each.name === current())?.path)
  alert()
  if (state.edited && before.edits !== undefined && state.edits !== before.edits && following()) select.value = state.edited
  if (current()) await showDocument()
  status(before)
}

/** Show what is chosen, behind what is being shown: a frame can load one document at a time. */
function showDocument() {
  showing = showing.catch(() => {}).then(exchange)
  return showing
}

async function exchange() {
  const changed = await ebook.show(current(), { follow: following() })
  const found = await fetch(`pages/${current()}`)
  if (!found.ok) return
  const fresh = await found.json()
  blocks = fresh.blocks
  await pages.show(fresh.pages)
  scrolled(ebook)
  if (changed.length) say('The text was updated.')
}

/** The dispatches to choose from. */
function list() {
  const chosen = select.value || decodeURIComponent(location.hash.slice(1))
  const options = state.documents.map(each => new Option(each.page ? `${each.headline} (${each.page})` : each.headline, each.name))
  const same = options.length === select.length && options.every((each, n) => each.value === select[n].value && each.text === select[n].text)
  if (!same) {
    select.replaceChildren(...options)
    select.value = state.documents.some(each => each.name === chosen) ? chosen : state.documents[0]?.name ?? ''
  }
  step()
}

function step() {
  by('previous').disabled = select.selectedIndex <= 0
  by('next').disabled = select.selectedIndex < 0 || select.selectedIndex === select.length - 1
}

async function open(name) {
  select.value = name
  step()
  history.replaceState(null, '', `#${encodeURIComponent(name)}`)
  findings.show(state.findings, by('count'), state.documents.find(each => each.name === name)?.path)
  source.close()
  ebook.mark('')
  pages.mark('')
  pages.scroller().scrollTop = 0
  await showDocument()
}

/** A block was chosen in one of the panes. */
function pick(at) {
  if (!at) return
  mark(at)
  const [path, line, column] = written(at)
  if (path) source.show(path, line, column, state.editor)
}

function mark(at) {
  ebook.mark(at)
  pages.mark(at, { reveal: true })
}

/** Where a block was written; what has no place of its own stands in a larger one. */
function written(at) {
  for (let path = at; path; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) if (blocks[path]) return blocks[path]
  return []
}

/** The block that a line belongs to. */
function nearest(line) {
  const before = Object.entries(blocks).filter(([at, place]) => place[1] <= line && ebook.block(at))
  return before.sort((one, other) => other[1][1] - one[1][1])[0]?.[0] ?? ''
}

function alert() {
  const first = state.findings.find(each => each.severity === 'error')
  const words = by('alert')
  words.hidden = !state.stopped && !state.stale && !first
  if (words.hidden) {
    words.replaceChildren()
    return
  }
  const strong = document.createElement('strong')
  strong.textContent = 'Error: '
  const message = state.stopped || first?.message || ''
  const where = !state.stopped && first?.path ? `${first.path}:${first.line}:${first.column}: ` : ''
  const kept = state.stale && state.documents.length ? ' What you see is as it was before.' : ''
  if (words.textContent !== `Error: ${where}${message}.${kept}`) words.replaceChildren(strong, `${where}${message}.${kept}`)
}

function status(before) {
  if (state.reading) say('Reading…')
  else if (state.setting) say('Setting the pages…')
  else if (state.stale) say('Waiting for the error to be mended')
  else if (before.setting || before.reading || before.stale) say('Up to date')
}

function say(words) {
  if (by('status').textContent !== words) by('status').textContent = words
}

const following = () => by('follow').ariaPressed === 'true'

for (const id of ['dark', 'follow']) {
  by(id).addEventListener('click', event => {
    const button = event.currentTarget
    button.ariaPressed = String(button.ariaPressed !== 'true')
    if (id === 'dark') ebook.setDark(button.ariaPressed === 'true')
  })
}
for (const input of document.querySelectorAll('[name=size]')) input.addEventListener('change', () => ebook.setSize(input.value))
select.addEventListener('change', () => open(current()))

function go(by) {
  const option = select[select.selectedIndex + by]
  if (option) open(option.value)
}

by('previous').addEventListener('click', () => go(-1))
by('next').addEventListener('click', () => go(1))
document.addEventListener('keydown', event => {
  if (event.altKey && event.key === 'ArrowUp') go(-1)
  else if (event.altKey && event.key === 'ArrowDown') go(1)
  else if (event.key === 'Escape') source.close()
  else return
  event.preventDefault()
})

const events = new EventSource('events')
events.onmessage = refresh
events.onerror = () => say('The preview has ended, or cannot be reached')
