// Builds the styles and scripts into src/Design/wwwroot. Each file is named by its content, and assets.json tells which plain name it stands for.
// Run it with: npm run assets

import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '../../..')
const out = resolve(here, '../wwwroot')
const manifest = {}

const own = name => readFileSync(join(here, name), 'utf8')
// A source map that is not served would only make the browser ask for it in vain.
const packaged = name => readFileSync(join(root, 'node_modules', name), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')

function keep (name, content) {
  const [stem, ending] = name.split(/\.(?=[^.]+$)/)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  manifest[name] = `${stem}-${hash}.${ending}`
  writeFileSync(join(out, manifest[name]), content)
}

// Scripts find each other by their names of today.
function linked (script) {
  return script.replace(/'\.\/([\w-]+\.js)'/g, (_, name) => `'./${manifest[name]}'`)
}

try {
  const sass = await import('sass')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const { css } = sass.compile(join(here, 'joinery.scss'), {
    loadPaths: [join(root, 'node_modules'), root], style: 'compressed', quietDeps: true
  })
  keep('joinery.css', css)
  keep('govuk-frontend.js', packaged('govuk-frontend/dist/govuk/govuk-frontend.min.js'))
  keep('chart.js', packaged('chart.js/dist/chart.umd.min.js'))
  keep('joinery.js', linked(own('joinery.js')))
  keep('favicon.svg', own('favicon.svg'))
  // Not served: what is printed to PDF carries the letters that it uses.
  for (const [name, weight] of [['print', '400Regular'], ['print-bold', '700Bold']]) {
    copyFileSync(join(root, `node_modules/@expo-google-fonts/arimo/${weight}/Arimo_${weight}.ttf`), join(out, `${name}.ttf`))
  }
  writeFileSync(join(out, 'assets.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(`Built ${Object.keys(manifest).length} assets into src/Design/wwwroot.`)
} catch (error) {
  const absent = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ENOENT'
  console.error(absent ? 'The styles were not built because a package is missing; run npm ci first.' : `The styles were not built: ${error.message}`)
  process.exitCode = 1
}
