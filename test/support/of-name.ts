/** « d’Alice », « de Karim »: names are drawn by chance, and lose the vowel before them where French does so. */
export function ofName(name: string): string {
  return /^[aeiouàâäéèêëîïôöùûüœ]/i.test(name) ? `d’${name}` : `de ${name}`
}
