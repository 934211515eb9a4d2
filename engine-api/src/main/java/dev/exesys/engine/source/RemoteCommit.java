package dev.exesys.engine.source;

import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit and where it is.
 *
 * @param url the repository's; holds no token
 */
record RemoteCommit(String url, ObjectId id) {}
