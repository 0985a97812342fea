// Measures the running program as its users meet it: how long until it serves, how long the first page takes, and how long
// pages take when ten people use it at once, beside a file that needs no database, in the same run.
//   node bench/pages.mjs [postgres connection string]
// Needs a Release build (./run makes one). Writes a table to standard output; put it into docs/performance.md with the machine.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { REQUESTS, ROUNDS, ask, joinery, load, median, ms, signIn, start, stop } from './serving.mjs'

async function measure(name, database) {
    const set = ['--set', `database=${database}`]
    execFileSync(joinery, ['migrate', '--demo', ...set])
    execFileSync(joinery, ['seed', '--demo', ...set])
    const starts = [], firsts = []
    for (let round = 0; round < ROUNDS; round++) {
        const { server, took } = await start(set)
        const from = performance.now()
        await ask('/places/E10000030')
        firsts.push(performance.now() - from)
        starts.push(took)
        await stop(server)
    }
    console.log(`| ${name} | start to ready | ${ms(median(starts))} ms (${ms(Math.min(...starts))}–${ms(Math.max(...starts))}) | | |`)
    console.log(`| ${name} | first page after that | ${ms(median(firsts))} ms (${ms(Math.min(...firsts))}–${ms(Math.max(...firsts))}) | | |`)
    const { server } = await start(set)
    const cookie = await signIn()
    const style = (await ask('/')).text.match(/\/assets\/joinery-[0-9a-f]+\.css/)[0]
    const pages = { 'a style sheet (no database)': [style], 'public page of a council': ['/places/E10000030'], 'work page, signed in': ['/', cookie], 'account page, signed in': ['/account', cookie] }
    for (const [what, [path, as]] of Object.entries(pages)) await load(path, as)
    for (const [what, [path, as]] of Object.entries(pages)) {
        const rounds = []
        for (let round = 0; round < ROUNDS; round++) rounds.push(await load(path, as))
        const p95 = rounds.map(one => one.p95)
        console.log(`| ${name} | ${what} | ${ms(median(p95))} ms (${ms(Math.min(...p95))}–${ms(Math.max(...p95))}) | ${ms(median(rounds.map(one => one.p50)))} ms | ${Math.round(median(rounds.map(one => one.perSecond)))} |`)
    }
    await stop(server)
}

console.log(`${cpus().length} cores (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; client and server on the same machine`)
console.log(`10 at once, ${REQUESTS} requests a round, median of ${ROUNDS} rounds (smallest–largest)\n`)
console.log('| database | what | p95 | p50 | per second |\n|---|---|---|---|---|')
const folder = mkdtempSync(join(tmpdir(), 'joinery-bench-'))
try {
    await measure('SQLite', `sqlite:${join(folder, 'bench.db')}`)
    if (process.argv[2]) await measure('PostgreSQL', `postgres:${process.argv[2]}`)
} finally {
    rmSync(folder, { recursive: true })
}
