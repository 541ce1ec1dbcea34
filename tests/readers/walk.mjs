// Opens books in a reader engine in headless Chromium and walks every spine item.
// A job comes as JSON on standard input: { engine, chromium, books, width, height, dark, patience, shots }; the reports leave as JSON.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serve } from './serve.mjs'

const here = import.meta.dirname
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars',
]

async function walk(browser, site, job, number) {
  const report = { title: '', language: '', cover: false, landmarks: 0, contents: [], pages: [], items: [], console: [], remote: [], fatal: '' }
  const page = await browser.newPage({ viewport: { width: job.width, height: job.height }, colorScheme: job.dark ? 'dark' : 'light' })
  page.on('console', said => {
    // The engine's own choice, said once a page whatever the book.
    if (!['error', 'warning'].includes(said.type()) || /allow-same-origin for its sandbox/.test(said.text())) return
    // Chromium only warns of XML that it cannot read.
    const kind = /contains the following errors/.test(said.text()) ? 'error' : said.type()
    report.console.push(`${kind}: ${said.text()}`)
  })
  page.on('pageerror', error => report.console.push(`error: ${error.message}`))
  await page.route('**/*', route => {
    const url = route.request().url()
    if (url.startsWith(`${site.origin}/`) || /^(blob|data|about):/.test(url)) return route.continue()
    report.remote.push(url)
    return route.abort()
  })
  try {
    await page.goto(`${site.origin}/${job.engine}.html`)
    await page.waitForFunction('window.openBook')
    Object.assign(report, await page.evaluate(([...how]) => window.openBook(...how), [`/books/${number}.epub`, job.dark, job.patience]))
    const targets = [...report.contents, ...report.pages]
    for (const [index, item] of report.items.entries()) {
      const fragments = [...new Set(targets.filter(target => target.index === index && target.fragment).map(target => decodeURIComponent(target.fragment)))]
      try {
        Object.assign(item, await page.evaluate(([i, ids]) => window.visit(i, ids), [index, fragments]))
      } catch (error) {
        Object.assign(item, { characters: 0, problems: [String(error.message).split('\n')[0]] })
      }
      if (job.shots) {
        item.shot = join(job.shots, `${number}-${job.engine}-${String(index).padStart(3, '0')}.png`)
        await page.screenshot({ path: item.shot })
      }
    }
  } catch (error) {
    report.fatal = String(error.message).split('\n')[0]
  }
  await page.close()
  return report
}

const job = JSON.parse(readFileSync(0, 'utf8'))
const files = { '/npm': join(here, 'node_modules') }
for (const name of ['epubjs.html', 'foliate.html', 'look.js']) files[`/${name}`] = join(here, name)
job.books.forEach((book, number) => { files[`/books/${number}.epub`] = book })

const site = await serve(files)
const browser = await chromium.launch({ executablePath: job.chromium, args: FLAGS })
const reports = []
for (const number of job.books.keys()) {
  const before = site.missing.length
  reports.push(await walk(browser, site, job, number))
  reports.at(-1).missing = site.missing.slice(before)
}
await browser.close()
site.close()
process.stdout.write(JSON.stringify(reports))
