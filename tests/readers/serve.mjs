// Serves the harness, the engines and the books on loopback, and remembers what was asked for and is not there.
import { createReadStream, statSync } from 'node:fs'
import http from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.css': 'text/css', '.epub': 'application/epub+zip', '.html': 'text/html', '.js': 'text/javascript',
  '.json': 'application/json', '.mjs': 'text/javascript', '.png': 'image/png', '.wasm': 'application/wasm',
}

// files: path -> file or folder. Resolves to { origin, missing, close }.
export function serve(files) {
  const missing = []
  const find = path => {
    if (files[path]) return files[path]
    const mount = Object.keys(files).find(name => path.startsWith(`${name}/`))
    return mount && join(files[mount], normalize(path.slice(mount.length)))
  }
  const server = http.createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://loopback').pathname)
    if (path === '/favicon.ico') return response.writeHead(204).end()
    const file = find(path)
    try {
      if (!file || !statSync(file).isFile()) throw new Error('not a file')
    } catch {
      missing.push(path)
      return response.writeHead(404).end()
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({
    origin: `http://127.0.0.1:${server.address().port}`,
    missing,
    close: () => server.close(),
  })))
}
