// What is wrong: of this dispatch first, and then of the others.

export const onscreen = { picked() {} }

const section = document.getElementById('findings')
const list = document.getElementById('list')
const ORDER = ['error', 'warning', 'note']

let drawn = ''

/** Show findings; `path` is the source of the dispatch that is open. */
export function show(findings, button, path) {
  const told = findings.filter(each => !each.waived)
  const worst = ORDER.find(severity => told.some(each => each.severity === severity)) ?? ''
  button.className = worst
  const counted = ORDER.map(severity => [severity, told.filter(each => each.severity === severity).length])
  const words = counted.filter(([severity, count]) => count && severity !== 'note').map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`)
  button.textContent = words.join(', ') || 'Nothing is wrong'
  const key = JSON.stringify([told, path])
  if (key === drawn) return
  drawn = key
  const focused = document.activeElement?.closest('#list li')?.dataset.key
  const rank = each => [each.path === path ? 0 : 1, ORDER.indexOf(each.severity)]
  const ordered = [...told].sort((one, other) => rank(one)[0] - rank(other)[0] || rank(one)[1] - rank(other)[1])
  list.replaceChildren(...ordered.map(item))
  if (!ordered.length) list.append(Object.assign(document.createElement('li'), { textContent: 'Nothing is wrong.' }))
  if (focused) [...list.children].find(each => each.dataset.key === focused)?.querySelector('button')?.focus()
}

function item(finding) {
  const element = document.createElement('li')
  element.className = finding.severity
  element.dataset.key = JSON.stringify([finding.id, finding.path, finding.line, finding.message])
  element.append(line('', bold(`${finding.severity}: `), finding.message))
  if (finding.hint) element.append(line('hint', finding.hint))
  if (finding.path) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'at'
    button.textContent = [finding.path, finding.line || '', finding.column || ''].filter(Boolean).join(':')
    button.addEventListener('click', () => onscreen.picked(finding))
    element.append(button)
  }
  return element
}

function line(kind, ...words) {
  const element = document.createElement('p')
  element.className = kind
  element.append(...words)
  return element
}

function bold(words) {
  const element = document.createElement('span')
  element.className = 'severity'
  element.textContent = words
  return element
}

document.getElementById('count').addEventListener('click', event => {
  section.hidden = !section.hidden
  event.currentTarget.ariaExpanded = String(!section.hidden)
})
