// Prints a page of paragraphs with headless Chromium, whose lines end where they are told to, and nowhere else.
// A job comes as JSON on standard input: { chromium, page, ends, pdf }; ends: for each p, behind how many characters its
// lines end.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const job = JSON.parse(readFileSync(0, 'utf8'))
const browser = await chromium.launch({ executablePath: job.chromium, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()
await page.goto(job.page)
await page.evaluate(async ends => {
  for (const [number, paragraph] of [...document.querySelectorAll('p')].entries()) {
    for (const end of ends[number].toReversed()) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      let before = 0
      while (walker.nextNode() && before + walker.currentNode.length <= end) before += walker.currentNode.length
      const text = walker.currentNode, at = end - before
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, text.data[at] === ' ' ? at + 1 : at)
      const chance = document.createElement('span')
      chance.style.whiteSpace = 'normal'
      if (range.collapsed) {
        chance.append(document.createElement('wbr'))
        range.insertNode(chance)
      } else range.surroundContents(chance)
    }
  }
  await document.fonts.ready
}, job.ends)
await page.pdf({ path: job.pdf, width: '1200px', height: '20000px', printBackground: false })
await browser.close()
