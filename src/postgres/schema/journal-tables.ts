export const journalTables = [
  `create table journal (
    seq bigint primary key, at text not null, actor_ref text, verb text not null, subject text not null, seal text,
    payload_hash text not null, prev text not null, hash text not null unique)`,
  'create index journal_subject on journal (subject, seq)',
  `create index journal_refused on journal (actor_ref, at) where verb = 'attempt.refused'`,
  // Erasable, without a break in the chain: who an actor is, and what was said.
  // `name`: a label, which can be erased with the row; who it is is the id that the reference was made of.
  'create table journal_actor (actor_ref text primary key, person_id text not null unique, salt text not null, name text)',
  'create table journal_detail (seq bigint primary key, salt text not null, details jsonb not null)',

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

  // What somebody was refused, so many times at most since then: nobody may fill the journal. True: it was written.
  `create function append_refused(entry jsonb, who text, since text, most int) returns boolean language plpgsql volatile as $$
    begin
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform pg_advisory_xact_lock(77, 1);
      if (select count(*) from journal where verb = 'attempt.refused' and actor_ref = who and at >= since) >= most then return false; end if;
      perform append_journal(jsonb_build_array(entry));
      return true;
    end $$`,
]
