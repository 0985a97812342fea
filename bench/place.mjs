// Measures Place on real figures: how long the import of every file takes, and how long the public page of a council takes when
// twenty people use it at once, beside a style sheet, which needs no database, in the same run.
//   node bench/place.mjs FOLDER [postgres connection string]
// FOLDER holds place/ and care/ with the published files. Needs a Release build (./run makes one). Writes a table to standard output.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { REQUESTS, ROUNDS, ask, joinery, load, median, ms, start, stop } from './serving.mjs'

const AT_ONCE = 20
const [folder, postgres] = process.argv.slice(2)
if (!folder) { console.error('Say which folder has place/ and care/: node bench/place.mjs FOLDER'); process.exit(2) }
const files = ['care', 'place'].flatMap(part => readdirSync(join(folder, part)).filter(name => /\.(json|csv)$/.test(name) && !/frailty|trend_vectors/.test(name)).map(name => join(folder, part, name)))

function importAll (name, set) {
    execFileSync(joinery, ['migrate', ...set])
    const from = performance.now()
    execFileSync(joinery, ['import', '--year', '2024-25', ...files, ...set])
    console.log(`| ${name} | import of ${files.length} files | ${ms(performance.now() - from)} ms | | |`)
}

async function measure (name, database) {
    const set = ['--set', `database=${database}`, '--set', 'organisation=QXX']
    importAll(name, set)
    const { server } = await start(set)
    const style = (await ask('/')).text.match(/\/assets\/joinery-[0-9a-f]+\.css/)[0]
    const pages = { 'a style sheet (no database)': style, 'public page of a council': '/places/E10000012', 'the same, made afresh for each': '/places/E10000012?reader=', 'one measure of a council': '/places/E10000012/measures/drd-same-day', 'one measure, all 153 councils': '/measures/drd-same-day', 'all 153 councils, made afresh for each': '/measures/drd-same-day?reader=', 'comparison of three places': '/compare?area=E10000012&area=E06000064&area=E54000050' }
    for (const path of Object.values(pages)) await load(path, null, AT_ONCE)
    for (const [what, path] of Object.entries(pages)) {
        const rounds = []
        for (let round = 0; round < ROUNDS; round++) rounds.push(await load(path, null, AT_ONCE))
        const p95 = rounds.map(one => one.p95)
        console.log(`| ${name} | ${what} | ${ms(median(p95))} ms (${ms(Math.min(...p95))}–${ms(Math.max(...p95))}) | ${ms(median(rounds.map(one => one.p50)))} ms | ${Math.round(median(rounds.map(one => one.perSecond)))} |`)
    }
    await stop(server)
}

console.log(`${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; client and server on the same machine`)
console.log(`${AT_ONCE} at once, ${REQUESTS} requests a round, median of ${ROUNDS} rounds (smallest–largest)\n`)
console.log('| database | what | p95 | p50 | per second |\n|---|---|---|---|---|')
const scratch = mkdtempSync(join(tmpdir(), 'joinery-bench-'))
try {
    await measure('SQLite', `sqlite:${join(scratch, 'bench.db')}`)
    if (postgres) await measure('PostgreSQL', `postgres:${postgres}`)
} finally {
    rmSync(scratch, { recursive: true })
}
