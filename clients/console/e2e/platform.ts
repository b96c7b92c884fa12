import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** What `./larder start --json` says. */
export interface Started {
  readonly api: string
  readonly console: string
  readonly machineKey: string
  readonly firstSignIn: { readonly user: string; readonly password: string }
  readonly sandbox: Readonly<Record<'WECHAT' | 'ALIPAY', { readonly payer: string; readonly control: string }>>
}

const REPOSITORY = resolve(import.meta.dirname, '../../..')
const READY_WITHIN_MS = 240_000
const STOPPED_WITHIN_MS = 30_000

/** A platform of the tests' own: a new data directory, a free port. */
export class Platform {
  private constructor(readonly started: Started, private readonly process?: ChildProcess, private readonly data?: string) {}

  /** While writing tests `LARDER_STARTED` may hold what a platform that runs already has said. */
  static async start(mode: 'sandbox' | 'live' = 'sandbox'): Promise<Platform> {
    if (mode === 'sandbox' && process.env.LARDER_STARTED) return new Platform(JSON.parse(process.env.LARDER_STARTED) as Started)
    // Not beneath the system's temporary folder: it may be memory, and databases belong on a disk.
    const data = mkdtempSync(join(homedir(), '.larder-e2e-'))
    const live = mode === 'live' ? ['--live'] : []
    const child = spawn(join(REPOSITORY, 'larder'), ['start', '--port', '0', '--data', join(data, mode), '--json', '--exit-with-stdin', ...live], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Live channels want to know where they may call; without merchant keys nobody calls them.
      env: { ...process.env, ...(mode === 'live' && { LARDER_CHANNEL_NOTIFY_BASE_URL: 'https://larder.example' }) },
    })
    try {
      return new Platform(JSON.parse(await firstLine(child)) as Started, child, data)
    } catch (fault) {
      child.kill()
      rmSync(data, { recursive: true, force: true })
      throw fault
    }
  }

  /** Calls the API as a program does. */
  async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.started.api}/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), Authorization: `Bearer ${this.started.machineKey}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return await answer.json() as T
  }

  /** Takes cash for a card. */
  async recharge(cardNumber: string, minor: number): Promise<void> {
    const amount = { currency: 'CNY', minor }
    await this.call('POST', 'recharges', { cardNumber, amount, method: 'TILL', payWith: 'CASH', storeId: 'store_a', terminalId: 'till_a1', cash: { tendered: amount, drawerId: 'drawer_a1' } })
  }

  /** Changes the books behind the platform's back, as nothing ever should. */
  tamper(statement: string): void {
    const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'larder')
    const server = readdirSync(cache).find((each) => /^mariadb-[\d.]+$/.test(each)) ?? ''
    const kept = (name: string) => readFileSync(join(this.data ?? '', 'sandbox', name), 'utf8')
    const password = /^larder=(.*)$/m.exec(kept('database.accounts'))?.[1] ?? ''
    execFileSync(join(cache, server, 'bin', 'mariadb'), ['--no-defaults', '--protocol=tcp', '--skip-ssl', '--host=127.0.0.1', `--port=${kept('database.port').trim()}`, '--user=larder', 'larder', '--execute', statement], {
      env: { ...process.env, MYSQL_PWD: password },
    })
  }

  /** Advances business time, here and in the sandbox's channels. */
  async advance(duration: string): Promise<void> {
    const answer = await fetch(`${this.started.api}/sandbox/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.started.machineKey}` },
      body: JSON.stringify({ advance: duration }),
    })
    if (!answer.ok) throw new Error(`the clock was not advanced: ${answer.status} ${await answer.text()}`)
  }

  /** Lets a channel of the sandbox fail. */
  async fault(channel: 'WECHAT' | 'ALIPAY', faults: object): Promise<void> {
    // The sandboxes' data stand beside the platform's.
    const key = readFileSync(join(this.data ?? '', 'sandbox-channels', 'control.key'), 'utf8').trim()
    const answer = await fetch(`${this.started.sandbox[channel].control}/faults`, {
      method: 'PUT', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }, body: JSON.stringify({ seed: 1, ...faults }),
    })
    if (!answer.ok) throw new Error(`no fault was set: ${answer.status} ${await answer.text()}`)
  }

  async stop(): Promise<void> {
    const { process: child, data } = this
    if (!child || !data) return
    const ended = new Promise((done) => child.once('exit', done))
    child.stdin?.end()
    await Promise.race([ended, new Promise((done) => setTimeout(done, STOPPED_WITHIN_MS))])
    if (child.exitCode === null) child.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('the platform did not start in time')), READY_WITHIN_MS)
    child.once('exit', (code) => fail(new Error(`the platform ended with ${code}`)))
    if (!child.stdout) return fail(new Error('no output'))
    createInterface(child.stdout).once('line', (line) => {
      clearTimeout(late)
      done(line)
    })
  })
}
