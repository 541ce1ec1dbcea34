// Two panes that go together, block by block: what stands at the line of reading in one stands there in the other too.
// The line is at the head of a pane that shows the beginning, at the foot of one that shows the end.

const PATIENCE = 150 // milliseconds in which the pane that was moved by us says that it was scrolled

/** Keep two panes together; each has anchors() and scroller(). The function that is returned is told of scrolling. */
export function together(one, other) {
  const moved = new Map()

  function follow(from, to) {
    if (performance.now() < (moved.get(from) ?? 0)) return
    const source = from.scroller(), target = to.scroller()
    if (!source || !target) return
    const place = matched(from.anchors(), to.anchors(), source, target)
    const part = source.scrollTop / Math.max(1, source.scrollHeight - source.clientHeight)
    const line = source.scrollTop + source.clientHeight * part
    const top = Math.round(along(place, line) - target.clientHeight * part)
    if (Math.abs(target.scrollTop - top) < 2) return
    moved.set(to, performance.now() + PATIENCE)
    target.scrollTop = top
  }

  return from => follow(from, from === one ? other : one)
}

/** Pairs of heights of blocks that both have, in order on both sides, with the two ends. */
function matched(from, to, source, target) {
  const there = new Map()
  for (const [at, top] of to) if (!there.has(at)) there.set(at, top)
  const pairs = [[0, 0]]
  for (const [at, top] of from.sort((one, other) => one[1] - other[1])) {
    const [before, behind] = pairs.at(-1)
    if (there.has(at) && top > before && there.get(at) > behind) pairs.push([top, there.get(at)])
  }
  pairs.push([Math.max(source.scrollHeight, pairs.at(-1)[0] + 1), Math.max(target.scrollHeight, pairs.at(-1)[1] + 1)])
  return pairs
}

/** Where a height of the one side lies on the other, between the two pairs round it. */
function along(pairs, height) {
  const found = pairs.findIndex(([top]) => top >= height)
  const behind = found < 0 ? pairs.length - 1 : Math.max(1, found)
  const [[low, lowThere], [high, highThere]] = pairs.slice(behind - 1, behind + 1)
  return lowThere + (highThere - lowThere) * Math.min(1, Math.max(0, (height - low) / (high - low)))
}
