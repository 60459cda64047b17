/** May throw `Unavailable`. */
export type LibraryLinks = {
  /**
   * An address by which everybody of the organisation reads that one file, and nothing beside it; the same each time.
   * Null: SharePoint does not let Mary make one, or there is no such file.
   */
  share(folder: string, name: string): Promise<string | null>
}

/** A file or folder of the library; `folder`: the names of those that it lies in, the outermost first. */
export type LibraryName = { folder: string[]; name: string }

/** May throw `Unavailable`; `Misconfigured`: there is no library, or Mary may not read it. */
export type LibraryNames = {
  /** What is called so, each once, among the first `most` that it tells; `isPart`: there may be more. */
  called(isCalled: (name: string) => boolean, most: number): Promise<{ found: LibraryName[]; isPart: boolean }>
}
