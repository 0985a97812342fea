// Measures the running program as its users meet it: how long until it serves, how long the first page takes, and how long
// pages take when ten people use it at once, beside a file that needs no database, in the same run.
//   node bench/pages.mjs [postgres connection string]
// Needs a Release build (./run makes one). Writes a table to standard output; put it into docs/performance.md with the machine.
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import http from 'node:http'

const joinery = join(import.meta.dirname, '../src/App/bin/Release/net10.0/joinery')
const ROUNDS = 5, REQUESTS = 3000, AT_ONCE = 10, PORT = 5990
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })

let running
process.on('exit', () => running?.kill())

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const share = (list, p) => [...list].sort((a, b) => a - b)[Math.floor(list.length * p)]
const ms = number => number < 10 ? number.toFixed(2) : number.toFixed(0)

function ask(path, { method = 'GET', headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request({ host: '127.0.0.1', port: PORT, path, method, headers, agent }, response => {
            let text = ''
            response.setEncoding('utf8').on('data', part => { text += part }).on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
        }).on('error', reject)
        request.end(body)
    })
}

async function start(set) {
    const began = performance.now()
    const server = spawn(joinery, ['serve', '--demo', ...set, '--set', `url=http://127.0.0.1:${PORT}`, '--set', 'log-level=Warning', '--set', 'sign-in-per-minute=1000'], { stdio: 'ignore' })
    running = server
    for (;;) {
        const answer = await ask('/health/ready').catch(() => null)
        if (answer?.status === 200) break
        await new Promise(soon => setTimeout(soon, 5))
    }
    return { server, took: performance.now() - began }
}

const stop = server => new Promise(done => { server.on('exit', done); server.kill('SIGTERM') })

async function signIn() {
    const page = await ask('/sign-in')
    const token = page.text.match(/name="form-token" value="([^"]+)"/)[1]
    const formCookie = page.headers['set-cookie'].map(cookie => cookie.split(';')[0]).join('; ')
    const body = new URLSearchParams({ 'form-token': token, person: 'demo-social-worker' }).toString()
    const entered = await ask('/sign-in/demo', { method: 'POST', body, headers: { cookie: formCookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } })
    if (entered.status !== 303) throw new Error(`Signing in answered ${entered.status}`)
    return entered.headers['set-cookie'].map(cookie => cookie.split(';')[0]).join('; ')
}

async function load(path, cookie) {
    const times = []
    let left = REQUESTS
    const began = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) {
            const from = performance.now()
            const answer = await ask(path, { headers: cookie ? { cookie } : {} })
            if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
            times.push(performance.now() - from)
        }
    }))
    return { p50: share(times, 0.5), p95: share(times, 0.95), perSecond: REQUESTS / ((performance.now() - began) / 1000) }
}

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
console.log(`${AT_ONCE} at once, ${REQUESTS} requests a round, median of ${ROUNDS} rounds (smallest–largest)\n`)
console.log('| database | what | p95 | p50 | per second |\n|---|---|---|---|---|')
const folder = mkdtempSync(join(tmpdir(), 'joinery-bench-'))
try {
    await measure('SQLite', `sqlite:${join(folder, 'bench.db')}`)
    if (process.argv[2]) await measure('PostgreSQL', `postgres:${process.argv[2]}`)
} finally {
    rmSync(folder, { recursive: true })
}
