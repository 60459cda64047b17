/** Where Mary's own notice on personal data is read, under her public address. */
export const noticePath = 'confidentialite'

/** Null: she has no public address. */
export function noticeUrlOf(publicUrl: string | undefined): string | null {
  return publicUrl === undefined ? null : `${publicUrl}/${noticePath}`
}

/** Where cards and the app's page lead: to what the authority says itself, which goes before; else to Mary's notice. */
export function privacyPageOf({
  privacyUrl,
  publicUrl,
}: {
  privacyUrl: string | undefined
  publicUrl: string | undefined
}): string | undefined {
  return privacyUrl ?? noticeUrlOf(publicUrl) ?? undefined
}
