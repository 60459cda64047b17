import { newTable } from './new-table.ts'

export const journalTables = [
  newTable('journal'),
  'create index journal_subject on journal (subject, seq)',
  `create index journal_refused on journal (actor_ref, at) where verb = 'attempt.refused'`,
  newTable('journal_actor'),
  newTable('journal_detail'),

  `create function journal_is_append_only() returns trigger language plpgsql as $$
    begin raise exception 'the journal is only ever appended to' using errcode = 'insufficient_privilege'; end $$`,
  `create trigger journal_no_change before update or delete on journal
    for each row execute function journal_is_append_only()`,
  `create trigger journal_no_truncate before truncate on journal
    for each statement execute function journal_is_append_only()`,
  // ALWAYS: also under session_replication_role = replica.
  'alter table journal enable always trigger journal_no_change',
  'alter table journal enable always trigger journal_no_truncate',

  // entries: [{ text, salt, details }]. One writer at a time, until the end of its transaction. VOLATILE: the head is
  // read after the lock is had, with what was committed meanwhile. 77 is 'M'.
  `create function append_journal(entries jsonb) returns void language plpgsql volatile as $$
    declare
      entry jsonb; line jsonb; head_seq bigint; head_hash text;
    begin
      perform pg_advisory_xact_lock(77, 1);
      select seq, hash into head_seq, head_hash from journal order by seq desc limit 1;
      head_seq := coalesce(head_seq, 0);
      head_hash := coalesce(head_hash, repeat('0', 64));
      for entry in select value from jsonb_array_elements(entries) loop
        head_seq := head_seq + 1;
        line := (entry->>'text')::jsonb;
        insert into journal (seq, at, actor_ref, verb, subject, seal, payload_hash, prev, hash)
        values (head_seq, line->>'at', line->>'actorRef', line->>'verb', line->>'subject', line->>'seal', line->>'payloadHash',
          head_hash, encode(sha256(convert_to(head_hash || (entry->>'text') || head_seq, 'UTF8')), 'hex'))
        returning hash into head_hash;
        insert into journal_detail (seq, salt, details) values (head_seq, entry->>'salt', entry->'details');
      end loop;
    end $$`,

  // Records a refused attempt, at most so many since then, so that nobody can fill the journal. True: it was written.
  `create function append_refused(entry jsonb, who text, since text, most int) returns boolean language plpgsql volatile as $$
    begin
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform pg_advisory_xact_lock(77, 1);
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform append_journal(jsonb_build_array(entry));
      return true;
    end $$`,
]
