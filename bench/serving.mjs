// What the benchmarks of the running program share: start it, sign in, ask it many times at once, and put figures into words.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import http from 'node:http'

export const joinery = join(import.meta.dirname, '../src/App/bin/Release/net10.0/joinery')
export const ROUNDS = 5, REQUESTS = Number(process.env.REQUESTS ?? 3000)
const PORT = 5990
const agent = new http.Agent({ keepAlive: true })

let running
process.on('exit', () => running?.kill())

export const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const share = (list, p) => [...list].sort((a, b) => a - b)[Math.floor(list.length * p)]
export const ms = number => number < 10 ? number.toFixed(2) : number.toFixed(0)

export function ask(path, { method = 'GET', headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request({ host: '127.0.0.1', port: PORT, path, method, headers, agent }, response => {
            let text = ''
            response.setEncoding('utf8').on('data', part => { text += part }).on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
        }).on('error', reject)
        request.end(body)
    })
}

export async function start(set) {
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

export const stop = server => new Promise(done => { server.on('exit', done); server.kill('SIGTERM') })

export async function signIn() {
    const page = await ask('/sign-in')
    const token = page.text.match(/name="form-token" value="([^"]+)"/)[1]
    const formCookie = page.headers['set-cookie'].map(cookie => cookie.split(';')[0]).join('; ')
    const body = new URLSearchParams({ 'form-token': token, person: 'demo-social-worker' }).toString()
    const entered = await ask('/sign-in/demo', { method: 'POST', body, headers: { cookie: formCookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } })
    if (entered.status !== 303) throw new Error(`Signing in answered ${entered.status}`)
    return entered.headers['set-cookie'].map(cookie => cookie.split(';')[0]).join('; ')
}

let reader = 0

// A path that ends in reader= is another address each time, so that no page that is kept can answer it.
export async function load(path, cookie, atOnce = 10) {
    const times = []
    let left = REQUESTS
    const began = performance.now()
    await Promise.all(Array.from({ length: atOnce }, async () => {
        while (left-- > 0) {
            const from = performance.now()
            const answer = await ask(path.endsWith('reader=') ? path + ++reader : path, { headers: cookie ? { cookie } : {} })
            if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
            times.push(performance.now() - from)
        }
    }))
    return { p50: share(times, 0.5), p95: share(times, 0.95), perSecond: REQUESTS / ((performance.now() - began) / 1000) }
}
