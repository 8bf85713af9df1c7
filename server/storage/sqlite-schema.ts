import type { DatabaseSync } from 'node:sqlite'

/** 'Tmnt': says that a file is ours before anything in it is touched. */
const APPLICATION_ID = 0x546d6e74

/**
 * What brings a file from one version to the next; the file's `user_version` counts how many were run. Never change
 * one that was released: add another.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO facts VALUES ('probes', 0), ('clean-up-due', 0);

  CREATE TABLE boards (
    board TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL,
    anonymity TEXT NOT NULL CHECK (anonymity IN ('named', 'pseudonymous', 'anonymous')),
    retain_until INTEGER NOT NULL,
    secret BLOB NOT NULL,
    title TEXT NOT NULL,
    epoch INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    held_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX boards_by_retention ON boards (retain_until);

  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    document TEXT NOT NULL,
    last_sequence INTEGER NOT NULL,
    UNIQUE (board, document)
  ) STRICT;

  CREATE TABLE log (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (document, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (document, sequence)
  ) STRICT;

  CREATE TABLE claims (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    client INTEGER NOT NULL,
    holder TEXT NOT NULL,
    PRIMARY KEY (board, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (board, version)
  ) STRICT;

  CREATE TABLE version_documents (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    document TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (version, document)
  ) STRICT;

  CREATE TABLE links (
    id TEXT PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'participant', 'viewer')),
    key_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX links_by_board ON links (board);

  CREATE TABLE codes (
    board TEXT PRIMARY KEY REFERENCES boards ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    open INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    link TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'participant', 'viewer')),
    participant TEXT NOT NULL,
    name TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_board ON sessions (board, link);
  `,
  `
  CREATE TABLE ballots (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    round TEXT NOT NULL,
    voter TEXT NOT NULL,
    ballot TEXT NOT NULL,
    PRIMARY KEY (board, round, voter)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE ballot_keys (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    round TEXT NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (board, round)
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Throws on a file that is another program's or a newer release's, before anything in it is changed. */
export function demandOurs(database: DatabaseSync, known: number = MIGRATIONS.length): void {
  const version = pragma(database, 'user_version')
  const application = pragma(database, 'application_id')
  const isNew = version === 0 && application === 0
  if (!isNew && application !== APPLICATION_ID) throw new Error('the database file belongs to another program')
  if (version > known) {
    throw new Error(`the database has schema ${version}, this release knows ${known}: start a newer release`)
  }
}

/**
 * Brings the file to this release's schema, one transaction a step: after a crash in between the same release goes on
 * from where it stopped.
 */
export function migrate(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  const version = pragma(database, 'user_version')
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(
        `${statements}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1}; COMMIT`,
      )
    } catch (error) {
      database.exec('ROLLBACK')
      throw new Error(`the database could not be brought from schema ${index} to ${index + 1}`, { cause: error })
    }
  }
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
}
