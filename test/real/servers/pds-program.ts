import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { loadInstalled } from './parts.ts'

/** As far as this uses them. */
type Plc = {
  PlcServer: { create(options: { db: object; port: number }): { start(): Promise<Server> } }
  MockDatabase: new () => object
}
type Pds = {
  PDS: { create(config: object, secrets: object): Promise<{ start(): Promise<unknown> }> }
  envToCfg(env: object): object
  envToSecrets(env: object): object
}

/** `node pds-program.ts PORT FOLDER`: a Bluesky server, with a register of identities that remembers nothing. */
const [port, dataDirectory] = process.argv.slice(2) as [string, string]
const { PlcServer, MockDatabase } = loadInstalled('@did-plc/server') as Plc
const { PDS, envToCfg, envToSecrets } = (await import(pathToFileURL(loadInstalled.resolve('@atproto/pds')).href)) as Pds

const register = await PlcServer.create({ db: new MockDatabase(), port: 0 }).start()
const env = {
  port: Number(port),
  hostname: 'localhost',
  serviceDid: 'did:web:localhost',
  serviceHandleDomains: ['.test'],
  dataDirectory,
  blobstoreDiskLocation: `${dataDirectory}/blobs`,
  didPlcUrl: `http://127.0.0.1:${(register.address() as AddressInfo).port}`,
  // Nobody is reached: no view of all posts, no crawler.
  bskyAppViewUrl: 'http://127.0.0.1:2',
  bskyAppViewDid: 'did:web:127.0.0.1',
  crawlers: [],
  devMode: true,
  disableSsrfProtection: true,
  inviteRequired: false,
  rateLimitsEnabled: false,
  adminPassword: 'admin',
  jwtSecret: randomBytes(32).toString('hex'),
  dpopSecret: randomBytes(32).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
}
const pds = await PDS.create(envToCfg(env), envToSecrets(env))
await pds.start()
