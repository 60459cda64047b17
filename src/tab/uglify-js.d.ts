/** What is used of it: it brings no types of its own. */
declare module 'uglify-js' {
  const library: {
    /** `code` is missing where it cannot read what it was given. */
    minify(
      code: string,
      options: { module: boolean; compress: boolean; mangle: boolean; output: { comments: RegExp } },
    ): { code?: string }
  }
  export default library
}
