import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Figures } from './figures.ts'

export interface Metrics {
  readonly contentType: string
  /** Everything in Prometheus' text format. */
  read(): Promise<string>
  /** `route` is the pattern, never what was asked for. */
  answered(route: string, method: string, status: number, seconds: number): void
  /** A socket was let in or turned away, by reason. */
  upgraded(outcome: string): void
}

const ANSWER_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]

/** Figures that go up and down; the others only ever rise. */
const NOW: readonly (keyof Figures)[] = ['boards', 'rooms', 'sockets']

export function openMetrics(figures: Figures): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'timantti_' })
  const answers = new Counter({
    name: 'timantti_http_answers_total',
    help: 'HTTP answers by route, method and status',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'timantti_http_answer_seconds',
    help: 'Time from request to answer by route',
    labelNames: ['route'],
    buckets: ANSWER_SECONDS,
    registers: [registry],
  })
  const upgrades = new Counter({
    name: 'timantti_socket_upgrades_total',
    help: 'WebSocket upgrades by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  })
  for (const name of Object.keys(figures) as (keyof Figures)[]) {
    const words = snakeCase(name)
    if (NOW.includes(name)) {
      new Gauge({
        name: `timantti_${words}`,
        help: `Live ${words} on this node`,
        registers: [registry],
        collect() {
          this.set(figures[name])
        },
      })
    } else {
      new Counter({
        name: `timantti_${words}_total`,
        help: `Since the start: ${words.replaceAll('_', ' ')}`,
        registers: [registry],
        collect() {
          this.reset()
          this.inc(figures[name])
        },
      })
    }
  }
  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    answered(route, method, status, duration) {
      answers.inc({ route, method, status })
      seconds.observe({ route }, duration)
    },
    upgraded(outcome) {
      upgrades.inc({ outcome })
    },
  }
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
