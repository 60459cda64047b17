import { spawnSync } from 'node:child_process'

/**
 * What one of Poppler's programs answers, the PDF on its standard input. Null where it is not installed (Debian: apt
 * install poppler-utils), which is an error on CI only.
 */
export function poppler(program: 'pdfinfo' | 'pdftotext' | 'pdftoppm', args: string[], pdf: Uint8Array): Buffer | null {
  const { error, stdout } = spawnSync(program, args, { input: pdf, maxBuffer: 64 * 1024 * 1024 })
  if (error === undefined) return stdout
  if (process.env['CI'] !== undefined && process.env['CI'] !== '') throw error
  console.warn(`      No ${program} here: what it would read is not looked at.`)
  return null
}
