/**
 * The first bytes of JPEG, PNG, GIF and WebP. Nothing else goes to the decoder: SVG and PDF can fetch and run things,
 * and each further format is more code that reads what strangers send.
 */
export function looksLikePicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1')
  return /^(\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[^]{4}WEBP)/.test(head)
}
