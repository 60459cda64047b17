/** Where Mary's own notice on personal data is read, under her public address. */
export const noticePath = 'confidentialite'

/** Null: she has no public address. */
export function noticeUrlOf(publicUrl: string | undefined): string | null {
  return publicUrl === undefined ? null : `${publicUrl}/${noticePath}`
}

/** The link of cards and of the app's page: the authority's own page first; else Mary's notice. */
export function privacyPageOf({
  privacyUrl,
  publicUrl,
}: {
  privacyUrl: string | undefined
  publicUrl: string | undefined
}): string | undefined {
  return privacyUrl ?? noticeUrlOf(publicUrl) ?? undefined
}
