import type { Answer } from '../router.ts'

/** Nothing but words and the town's own pictures is loaded. */
export function html(status: number, body: string): Answer {
  const head = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Ville de Montreval</title>'
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; img-src 'self'",
  }
  return { status, headers, body: Buffer.from(`${head}${body}</html>\n`) }
}
