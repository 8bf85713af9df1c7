import * as v from 'valibot'

/** Everything a host may set, parsed once at the start. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the database; made if it is missing. */
  readonly dataFolder: string
  /** Folder of the built client. */
  readonly clientFolder: string
  /** Origins besides the server's own that may open sockets and send commands. */
  readonly origins: readonly string[]
  /** Where people reach the server, without a slash at the end; for printed links. */
  readonly publicUrl: string | undefined
  /** Microsoft Teams may show the client in a frame. */
  readonly embed: boolean
  /** Reads `/metrics` from elsewhere than this machine. */
  readonly metricsToken: string | undefined
  readonly create: { readonly kind: 'open' } | { readonly kind: 'key'; readonly secret: string }
  /** Make the example workshop at the first start. */
  readonly example: boolean
  /** A reverse proxy stands before the server: the last address of X-Forwarded-For is the caller's. */
  readonly trustProxy: boolean
  readonly log: LogLevel
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

const yesOrNo = (otherwise: 'yes' | 'no') =>
  v.pipe(
    v.optional(v.picklist(['yes', 'no'], 'must be yes or no'), otherwise),
    v.transform(answer => answer === 'yes'),
  )

const webAddress = v.pipe(
  v.string(),
  v.check(isWebAddress, 'must be an address like https://board.example.org'),
  v.transform(text => text.replace(/\/+$/, '')),
)

const list = v.pipe(
  v.optional(v.string(), ''),
  v.transform(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  ),
  v.array(
    v.pipe(
      v.string(),
      v.check(isWebAddress, 'must be origins like https://board.example.org, parted by commas'),
      v.transform(text => new URL(text).origin),
    ),
  ),
)

const secret = v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))

const environmentSchema = v.object({
  TIMANTTI_PORT: v.pipe(
    v.optional(v.string(), '4321'),
    v.check(
      text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'must be a whole number from 0 (any free port) to 65535',
    ),
    v.transform(Number),
  ),
  TIMANTTI_HOST: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or address')),
    '127.0.0.1',
  ),
  TIMANTTI_DATA: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), './data'),
  TIMANTTI_CLIENT: v.optional(v.pipe(v.string(), v.minLength(1, 'must name a folder')), 'dist/client'),
  TIMANTTI_ORIGINS: list,
  TIMANTTI_PUBLIC_URL: v.optional(webAddress),
  TIMANTTI_EMBED: yesOrNo('no'),
  TIMANTTI_METRICS_TOKEN: v.optional(secret),
  TIMANTTI_CREATE: v.pipe(
    v.optional(v.string(), 'open'),
    v.check(
      text => text === 'open' || /^key:.{16,}$/.test(text),
      'must be open, or key: and a secret of at least 16 characters',
    ),
    v.transform((text): Config['create'] =>
      text === 'open' ? { kind: 'open' } : { kind: 'key', secret: text.slice(4) },
    ),
  ),
  TIMANTTI_EXAMPLE: yesOrNo('yes'),
  TIMANTTI_TRUST_PROXY: yesOrNo('no'),
  TIMANTTI_LOG: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
})

/** Names of all environment variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(environmentSchema.entries)

/** Reads the configuration; each problem is one line that names its variable. Secrets are never repeated in them. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const given = Object.fromEntries(
    VARIABLES.map(name => [name, environment[name] === '' ? undefined : environment[name]]),
  )
  const parsed = v.safeParse(environmentSchema, given)
  if (!parsed.success) {
    const problems = parsed.issues.map(issue => `${String(issue.path?.[0]?.key)} ${issue.message}`)
    return { ok: false, problems: [...new Set(problems)] }
  }
  const read = parsed.output
  return {
    ok: true,
    config: {
      port: read.TIMANTTI_PORT,
      host: read.TIMANTTI_HOST,
      dataFolder: read.TIMANTTI_DATA,
      clientFolder: read.TIMANTTI_CLIENT,
      origins: read.TIMANTTI_ORIGINS,
      publicUrl: read.TIMANTTI_PUBLIC_URL,
      embed: read.TIMANTTI_EMBED,
      metricsToken: read.TIMANTTI_METRICS_TOKEN,
      create: read.TIMANTTI_CREATE,
      example: read.TIMANTTI_EXAMPLE,
      trustProxy: read.TIMANTTI_TRUST_PROXY,
      log: read.TIMANTTI_LOG,
    },
  }
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const address = new URL(text)
  return (
    (address.protocol === 'https:' || address.protocol === 'http:') &&
    address.username === '' &&
    address.password === ''
  )
}
