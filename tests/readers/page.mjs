// Opens a page from disk in headless Chromium, as a reader without network would, and asks axe what is wrong with it.
// A job comes as JSON on standard input: { chromium, page, axe, dark, width, beside, shot }; what was found leaves as JSON.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const job = JSON.parse(readFileSync(0, 'utf8'))
const own = pathToFileURL(job.page).href
const beside = job.beside ? new URL('.', own).href : own
const browser = await chromium.launch({ executablePath: job.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
const context = await browser.newContext({ viewport: { width: job.width, height: 900 }, colorScheme: job.dark ? 'dark' : 'light', bypassCSP: true })
const found = { remote: [], console: [], broken: [], violations: [], passes: 0, wide: 0 }
await context.route('**/*', route => {
  const url = route.request().url()
  if (url.startsWith(beside) || url.startsWith('data:')) return route.continue()
  found.remote.push(url)
  return route.abort()
})
const page = await context.newPage()
page.on('console', said => found.console.push(said.text()))
page.on('pageerror', error => found.console.push(error.message))
await page.goto(own)
await page.evaluate(() => { for (const each of document.querySelectorAll('details')) each.open = true })
found.broken = await page.evaluate(async () => {
  const images = [...document.images]
  for (const image of images) image.loading = 'eager'
  await Promise.all(images.map(image => image.decode().catch(() => {})))
  return images.filter(image => !image.naturalWidth).map(image => image.alt)
})
found.wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
await page.evaluate(readFileSync(job.axe, 'utf8'))
const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
found.passes = result.passes.length
found.violations = result.violations.map(one => ({ rule: one.id, nodes: one.nodes.map(node => node.html.slice(0, 200)) }))
if (job.shot) await page.screenshot({ path: job.shot, fullPage: true })
await browser.close()
process.stdout.write(JSON.stringify(found))
