import type { IncomingMessage, ServerResponse } from 'node:http'

/** Why a request is not answered; the server shows it with a reference, and nothing else. */
export type TabRefusal = { status: number; error: string; headers?: Record<string, string> }

export type TabRoute = {
  method: 'get' | 'post'
  path: string
  /** Answers by itself and returns null, or a refusal to be shown. Throws unexpected errors. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<TabRefusal | null>
}

/** Nobody else may frame a page, run anything in it, or call it. */
export const pageHeaders = (frames: readonly string[]): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frames.join(' ')}`,
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

/**
 * Teams, Outlook and Microsoft 365, which frame tabs.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
export const hostsOfTabs = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
] as const
