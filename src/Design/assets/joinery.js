// Improves pages that already work: GOV.UK behaviour, drawings of charts, and live parts of the page.

import { initAll } from './govuk-frontend.js'

const chartScript = './chart.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
drawCharts(document)
listen()
for (const form of document.querySelectorAll('[data-live-try]')) tryLive(form)

// The figures of a chart are read from its table: "£1,234.50", "−3" and "85%" are numbers, anything else is a gap.
function figure (cell) {
  const written = cell.textContent.trim().replace('\u2212', '-').replace(/[£,%\s]/g, '')
  return written === '' || Number.isNaN(Number(written)) ? null : Number(written)
}

function series (table) {
  const rows = [...table.tBodies[0].rows].filter(row => row.cells.length > 1)
  const columns = [...table.tHead.rows[0].cells].map((heading, index) => ({ heading, index }))
    .filter(column => column.heading.classList.contains('govuk-table__header--numeric'))
  return {
    labels: rows.map(row => row.cells[0].textContent.trim()),
    sets: columns.map(column => ({ label: column.heading.textContent.trim(), data: rows.map(row => figure(row.cells[column.index])) }))
  }
}

// Told apart in grey and by people who do not see colours: each set has its own dash and marker.
const looks = [
  { colour: '#0b3b3c', dash: [], point: 'circle' },
  { colour: '#ca357c', dash: [7, 4], point: 'rectRot' },
  { colour: '#1d70b8', dash: [2, 3], point: 'triangle' },
  { colour: '#f47738', dash: [10, 3, 2, 3], point: 'rect' }
]

function settings (chart, { labels, sets }) {
  const { chart: kind, unit } = chart.dataset
  const datasets = sets.map((set, index) => {
    const look = looks[index % looks.length]
    const isLevel = index > 0 && set.data.every(value => value === set.data[0]) // a limit or a mean: a line without markers
    return { ...set, borderColor: look.colour, backgroundColor: look.colour, borderDash: kind === 'line' ? look.dash : [], pointStyle: isLevel ? 'line' : look.point, pointRadius: isLevel ? 0 : 4, maxBarThickness: 72, tension: 0 }
  })
  if (chart.dataset.target) {
    const level = Number(chart.dataset.target)
    datasets.push({ type: 'line', label: 'Target', pointStyle: 'line', data: labels.map(() => level), borderColor: '#484949', borderDash: [4, 4], pointRadius: 0, borderWidth: 2 })
  }
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    type: kind,
    data: { labels, datasets },
    options: {
      maintainAspectRatio: false,
      animation: still ? false : { duration: 300 },
      plugins: { legend: { display: datasets.length > 1, labels: { usePointStyle: true, boxHeight: 9, padding: 20 } } },
      scales: {
        x: { grid: { display: false } },
        y: { beginAtZero: chart.dataset.zero !== 'no', title: { display: Boolean(unit) && unit !== '£', text: unit }, ticks: unit === '£' ? { callback: pounds } : {} }
      }
    }
  }
}

// A funnel: each row is a point at its size (the first number) and its figure (the second); the other columns are lines.
function funnel (chart, { labels, sets }) {
  const [size, figures, ...limits] = sets
  const at = set => size.data.map((x, row) => ({ x, y: set.data[row], name: labels[row] })).filter(point => point.x !== null && point.y !== null)
  return {
    type: 'scatter',
    data: {
      datasets: [
        { label: figures.label, data: at(figures), backgroundColor: looks[0].colour, pointRadius: 4 },
        ...limits.map((set, index) => ({ type: 'line', label: set.label, data: at(set), borderColor: '#484949', borderDash: index % 3 === 0 ? [2, 3] : [7, 4], borderWidth: 1.5, pointRadius: 0 }))
      ]
    },
    options: {
      maintainAspectRatio: false,
      animation: false,
      plugins: { legend: { labels: { usePointStyle: true, boxHeight: 9, padding: 20 } }, tooltip: { callbacks: { label: item => `${item.raw.name}: ${item.formattedValue}` } } },
      scales: { x: { type: 'linear', title: { display: true, text: size.label } }, y: { title: { display: Boolean(chart.dataset.unit), text: chart.dataset.unit } } }
    }
  }
}

function pounds (value) {
  return `${value < 0 ? '−' : ''}£${Math.abs(value).toLocaleString('en-GB', { notation: 'compact', maximumFractionDigits: 1 })}`
}

async function drawCharts (within) {
  const charts = [...within.querySelectorAll('[data-chart]')].filter(chart => chart.querySelector('thead') && series(chart.querySelector('table')).labels.length > 1)
  if (charts.length === 0) return
  await import(chartScript)
  Object.assign(window.Chart.defaults.font, { family: 'arial, sans-serif', size: 14 })
  window.Chart.defaults.color = '#0b0c0c'
  for (const chart of charts) {
    const frame = document.createElement('div')
    frame.className = 'joinery-chart__drawing'
    const canvas = frame.appendChild(document.createElement('canvas'))
    canvas.setAttribute('aria-hidden', 'true') // The summary and the table say the same to people who hear the page.
    const table = chart.querySelector('table')
    chart.insertBefore(frame, table.closest('.joinery-wide') ?? table)
    const read = series(chart.querySelector('table'))
    new window.Chart(canvas, chart.dataset.chart === 'funnel' ? funnel(chart, read) : settings(chart, read))
  }
}

// What the answers of a form would do, asked for anew while somebody types. The form goes to its own address with the answer that its button gives,
// which keeps nothing; of the page that comes back only the parts named are taken, and only where they say something else.
function tryLive (form) {
  const ids = form.dataset.liveTry.split(' ')
  let timer, asked
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      asked?.abort()
      asked = new AbortController()
      const answers = new URLSearchParams(new FormData(form))
      answers.set('go', 'try')
      try {
        const response = await fetch(form.action, { method: 'POST', body: answers, signal: asked.signal })
        const page = new DOMParser().parseFromString(await response.text(), 'text/html')
        for (const [now, then] of ids.map(id => [document.getElementById(id), page.getElementById(id)])) {
          if (then && now.innerHTML !== then.innerHTML) now.innerHTML = then.innerHTML
        }
      } catch {
        // Left as it is: somebody typed on, or the network is away.
      }
    }, 500)
  })
}

// A server-sent event named after a topic makes the page fetch itself and replace the parts that follow the topic.
// A region with aria-live is read out by the browser when its content changes. Reconnecting is the browser's own.
function listen () {
  const url = document.body.dataset.live
  if (!url) return
  const parts = () => [...document.querySelectorAll('[data-live-refresh][id]')]
  const topics = new Set(parts().flatMap(part => part.dataset.liveRefresh.split(/\s+/)))
  const events = new EventSource(url)
  const waiting = new Set()
  let timer
  for (const topic of topics) {
    events.addEventListener(topic, () => {
      waiting.add(topic)
      clearTimeout(timer)
      timer = setTimeout(() => refresh(parts(), waiting), 200) // Several events at once fetch the page once.
    })
  }
}

async function refresh (parts, waiting) {
  const topics = new Set(waiting)
  waiting.clear()
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' })
  if (!answer.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of parts.filter(part => part.dataset.liveRefresh.split(/\s+/).some(topic => topics.has(topic)))) {
    const replacement = fresh.getElementById(part.id)
    const focused = part.contains(document.activeElement) ? document.activeElement : null
    if (!replacement || focused?.matches('input, select, textarea')) continue // Nobody loses what they are typing.
    part.replaceChildren(...document.importNode(replacement, true).childNodes)
    initAll({ scope: part })
    drawCharts(part)
    if (focused) sameAs(focused, part)?.focus({ preventScroll: true })
  }
}

// The keyboard stays where it was, on the element with the same id or the same address.
function sameAs (element, part) {
  if (element.id) return document.getElementById(element.id)
  const href = element.getAttribute('href')
  return href ? part.querySelector(`a[href="${CSS.escape(href)}"]`) : null
}
