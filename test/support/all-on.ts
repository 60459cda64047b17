import { allCapabilities } from '../../src/core/domain/capabilities/capability.ts'

/** As an administrator would have switched on everything: a new authority begins with some. */
export const allOn = `insert into capability_switch (id, version, doc)
  select id, 1, jsonb_build_object('id', id, 'version', 1, 'on', true, 'by', null, 'at', '2026-11-25T09:00:00.000Z')
  from unnest('{${allCapabilities.join()}}'::text[]) as begun(id) on conflict do nothing`
