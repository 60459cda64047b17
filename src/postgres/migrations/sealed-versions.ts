import { statements } from './statements.ts'

/** What was sealed before is neither mandatory, nor ever over, nor a correction. */
export const sealedVersions = statements(
  `update post set doc = jsonb_set(doc, '{sealed}', (
    select jsonb_agg('{"mandatory": false, "expiresOn": null, "correctionOf": null}' || version order by at)
    from jsonb_array_elements(doc->'sealed') with ordinality as one(version, at)))
    where jsonb_array_length(doc->'sealed') > 0`,
)
