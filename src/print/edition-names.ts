/** The PDF lies beside the page: `address` is that of the page. */
export function pdfAddress(address: string): string {
  return address.replace(/\.html$/, '.pdf')
}
