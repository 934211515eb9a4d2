package dev.exesys.engine.codehost;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.ReportRequestStore;
import dev.exesys.core.store.ReportRequestStore.Report;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.codehost.CodeHostException.Kind;
import dev.exesys.engine.runs.RunOrders;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the report of a subject: the commit status of each run, and one comment about the newest
 * run. The id of the comment is stored; before a comment is created, and after a comment was not
 * found, the existing comments are searched, because the response to an earlier request may have
 * been lost.
 */
public final class SubjectReport {
  private final RunStore runStore;
  private final RunOrders orders;
  private final ReportRequestStore store;
  private final CodeHost host;
  private final CodeHostTokens tokens;
  private final String deployment;

  /**
   * Creates the use case.
   *
   * @param deployment the prefix of the deployment, which distinguishes its comments from others
   */
  public SubjectReport(
      RunStore runStore,
      RunOrders orders,
      ReportRequestStore store,
      CodeHost host,
      CodeHostTokens tokens,
      String deployment) {
    this.runStore = runStore;
    this.orders = orders;
    this.store = store;
    this.host = host;
    this.tokens = tokens;
    this.deployment = deployment;
  }

  /**
   * Makes a report.
   *
   * @throws CodeHostException if the host does not accept it now
   */
  void make(ReportRequestStore.Request request) {
    List<RunItem> runs =
        runStore.findAll(List.copyOf(request.runIds())).stream()
            .sorted(Comparator.comparing((RunItem run) -> run.job().createdAt()))
            .toList();
    for (RunItem run : runs) {
      Optional<String> token = tokens.of(run);
      if (token.isPresent()) {
        boolean newest = run.runId().equals(runs.getLast().runId());
        report(run, newest, token.get());
      }
    }
  }

  private void report(RunItem run, boolean newest, String token) {
    List<OrderItem> all = orders.all(run);
    setStatus(run, all, newest, token);
    ReportSubject subject = ReportSubject.of(run);
    Optional<Report> earlier = store.report(subject.key());
    boolean outdated =
        earlier.filter(r -> r.runCreatedAt().isAfter(run.job().createdAt())).isPresent();
    if (newest && !outdated) {
      comment(run, all, subject, earlier, token);
    }
  }

  private void setStatus(RunItem run, List<OrderItem> all, boolean newest, String token) {
    String commit = run.progress().commit();
    if (commit == null) {
      // There is no commit before the checkout, and none of an empty checkout.
      return;
    }
    ReportSubject subject = ReportSubject.of(run);
    CommitStatus status = RunCommitStatus.of(run, all, commit);
    String written = run.runId() + " " + status.state() + " " + status.description();
    Optional<Report> earlier = store.report(subject.key());
    if (earlier.filter(r -> written.equals(r.status())).isPresent()) {
      return;
    }
    try {
      host.setStatus(subject.repository(), status, token);
    } catch (CodeHostException e) {
      if (e.kind() != Kind.REJECTED) {
        throw e;
      }
      // For example, the commit is in no repository of the host; the comment is possible.
      System.getLogger(SubjectReport.class.getName())
          .log(System.Logger.Level.WARNING, "the commit status was rejected: " + e.getMessage());
    }
    if (newest) {
      store.record(
          subject.key(),
          earlier
              .map(r -> new Report(r.commentId(), r.runId(), r.runCreatedAt(), written))
              .orElse(new Report(null, run.runId(), run.job().createdAt(), written)));
    }
  }

  private void comment(
      RunItem run,
      List<OrderItem> all,
      ReportSubject subject,
      Optional<Report> earlier,
      String token) {
    String marker = subject.marker(deployment);
    String text = RunComment.of(run, all, marker);
    String known = earlier.map(Report::commentId).orElse(null);
    String id = known == null ? null : updated(subject, known, text, token);
    if (id == null) {
      id = foundOrCreated(subject, marker, text, token);
    }
    store.record(
        subject.key(),
        new Report(
            id,
            run.runId(),
            run.job().createdAt(),
            store.report(subject.key()).map(Report::status).orElse(null)));
    if (run.progress().status().finished()) {
      deleteOthers(subject, marker, id, token);
    }
  }

  /** Updates a comment and returns its id; null if it was not found. */
  private @Nullable String updated(ReportSubject subject, String id, String text, String token) {
    try {
      host.updateComment(subject.repository(), subject.number(), id, text, token);
      return id;
    } catch (CodeHostException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private String foundOrCreated(ReportSubject subject, String marker, String text, String token) {
    List<String> existing =
        host.findComments(subject.repository(), subject.number(), marker, token);
    if (existing.isEmpty()) {
      return host.createComment(subject.repository(), subject.number(), text, token);
    }
    String first = existing.getFirst();
    host.updateComment(subject.repository(), subject.number(), first, text, token);
    return first;
  }

  /** Deletes comments that a request created whose response was lost or late. */
  private void deleteOthers(ReportSubject subject, String marker, String id, String token) {
    for (String other : host.findComments(subject.repository(), subject.number(), marker, token)) {
      if (!other.equals(id)) {
        host.deleteComment(subject.repository(), subject.number(), other, token);
      }
    }
  }
}
