import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void
/** `certificate`: for other processes that shall believe it. */
export type SecureServer = { origin: string; certificate: string; answer: Answer }

/** Somebody's https server, on this machine, whose certificate this process believes meanwhile. */
export function secureServer(): SecureServer {
  const own: SecureServer = { origin: '', certificate: '', answer: (_request, response) => reply(response, 404) }
  let server: Server
  let usual: string[]
  before(async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'a server of the tests' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    })
    usual = getCACertificates('default')
    own.certificate = cert
    setDefaultCACertificates([...usual, cert])
    server = createServer({ key, cert }, (request, response) => own.answer(request, response))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    own.origin = `https://localhost:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    setDefaultCACertificates(usual)
    server.close()
    server.closeAllConnections()
  })
  return own
}

/** The server of Mary's own tests may lie in the same process: what writes heads there gives nothing back. */
export function reply(response: ServerResponse, status: number, headers = {}, body: string | Buffer = ''): void {
  response.writeHead(status, headers)
  response.end(body)
}
