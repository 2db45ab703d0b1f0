/** The role the bot runs as: it can do its work, and cannot rewrite what has been audited, answered or classified. */
import type pg from 'pg';
import type { DatabaseLog } from './database-log.ts';

const APP_ROLE = 'crosswalk_app';
/** Written once and then only read (or deleted when their time is over). */
const IMMUTABLE = ['AnswerSet', 'Classification', 'Obligation', 'PolicyVersion', 'Correction', 'Disclosure'];
/** Schema of the job queue; jobs are inserted in the bot's own transactions. */
const JOBS_SCHEMA = 'pgboss';

const CREATE_ROLE = `DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE} NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$`;

const GRANTS = [
  `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE}`,
  `REVOKE UPDATE ON ${IMMUTABLE.map((table) => `"${table}"`).join(', ')} FROM ${APP_ROLE}`,
  `REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent" FROM ${APP_ROLE}`,
  `REVOKE ALL ON "_prisma_migrations" FROM ${APP_ROLE}`,
  `CREATE SCHEMA IF NOT EXISTS ${JOBS_SCHEMA}`,
  `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
  // the queue makes its tables after this, and one more per queue
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOBS_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE}`,
];

/**
 * Make the role where this server allows it, and grant it what this release needs. The caller holds the migration lock: granting at the
 * same time fails in PostgreSQL.
 *
 * @returns the role to run as, or null when the server allows none.
 */
export async function grantAppRole(client: pg.Client, log: DatabaseLog): Promise<string | null> {
  try {
    await client.query(CREATE_ROLE);
    await client.query('BEGIN');
    for (const grant of GRANTS) await client.query(grant);
    await becomeMember(client);
    await client.query('COMMIT');
    return APP_ROLE;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    // 42501 insufficient_privilege: a server on which this account may not make or use roles; everything else is a fault
    if ((error as { code?: string }).code !== '42501') throw error;
    log.warn(
      { code: 'database-role-missing' },
      `The database account may not make the role ${APP_ROLE}; the bot runs as the owner of its tables, and only the trigger keeps the audit append-only. Ask the server's administrator to run: CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <this account>;`,
    );
    return null;
  }
}

/** A superuser may become anybody; an ordinary owner must be a member of the role. */
async function becomeMember(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>("SELECT pg_has_role(current_user, $1, 'MEMBER') AS member", [APP_ROLE]);
  if (!rows[0]?.member) await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
}
