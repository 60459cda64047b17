import fc from 'fast-check'

const signs =
  '* ** *** [ ] ( ) \\ - 1. 2. \n \n\n a é . ! 🎉 _ # > & &amp; < ~ ` | + {{DATE(1)}} {prénom} mot : " \' ... 1 000 ’'.split(
    ' ',
  )

/** What people may type into a body, with all that closed Markdown knows and much that it does not. */
export const typedBodies: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...signs,
      ' ',
      ' ',
      '\n',
      '- un ',
      '\n1. un',
      '**gras**',
      '*penché*',
      '***les deux***',
      '[le site](https://x.fr/a_b?c=(d)&amp;e*f*)',
      '[**écrire** à](mailto:a@b.fr)',
    ),
    { maxLength: 25 },
  )
  .map(parts => parts.join('').trim())
