/** May throw `Unavailable`. */
export type LibraryLinks = {
  /**
   * An address by which everybody of the organisation reads that one file, and nothing beside it; the same each time.
   * Null: SharePoint does not let Mary make one, or there is no such file.
   */
  share(folder: string, name: string): Promise<string | null>
}
