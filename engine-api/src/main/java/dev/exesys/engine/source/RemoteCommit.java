package dev.exesys.engine.source;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit of a repository.
 *
 * @param url the repository's URL, without a token
 */
record RemoteCommit(String url, ObjectId id) {}
