import { type Variant, type VariantKind, variantKinds, type Variants } from '../../channels/variant.ts'
import { choicesIn, cleanText, typedMost } from '../../text.ts'
import type { FieldErrors, PostFields } from './field-errors.ts'
import { picturesMax, type PostContent } from '../post.ts'
import { picturesInput, warningInput } from '../variants/variant-faults.ts'
import { variantField } from '../written-parts.ts'

export const warningMost = 200

/**
 * The words for other channels, typed over those before: a missing input leaves its part as it was, an emptied text
 * removes the variant. The pictures are those of the post, each once, in the order in which they are given.
 */
export function readVariants(
  fields: PostFields,
  { variants: before = {}, pictures }: Pick<PostContent, 'variants' | 'pictures'>,
  errors: FieldErrors,
): Variants {
  const known = new Set(pictures.map(({ id }) => id))
  const read = variantKinds.flatMap((kind): [VariantKind, Variant][] => {
    const variant = readVariant(kind, fields, before[kind], known, errors)
    return variant === null ? [] : [[kind, variant]]
  })
  return Object.fromEntries(read)
}

function readVariant(
  kind: VariantKind,
  fields: PostFields,
  before: Variant | undefined,
  known: ReadonlySet<string>,
  errors: FieldErrors,
): Variant | null {
  const old = before ?? { text: '', warning: '', pictures: [] }
  const text = typed(fields, variantField(kind), typedMost, old.text, errors)
  const warning = typed(fields, warningInput(kind), warningMost, old.warning, errors).replace(/\s+/g, ' ')
  const chosen = fields[picturesInput(kind)]
  const pictures =
    typeof chosen === 'string'
      ? choicesIn(chosen)
          .filter(id => known.has(id))
          .slice(0, picturesMax)
      : old.pictures
  return text === '' && warning === '' && pictures.length === 0 ? null : { text, warning, pictures }
}

function typed(fields: PostFields, input: string, most: number, before: string, errors: FieldErrors): string {
  if (typeof fields[input] !== 'string') return before
  const text = cleanText(fields[input])
  if (text.length <= most) return text
  errors[input] = 'too-long'
  return before
}
