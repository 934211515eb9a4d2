package dev.exesys.cli;

import dev.exesys.cli.console.CommandFailed;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.Validated;
import dev.exesys.core.validation.ValidationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a job into state machines. */
@Command(
    name = "compile",
    description = "Compiles a job to the states language. Needs no engine and no network.")
final class CompileCommand implements Callable<Integer> {
  private final Session session;

  /** What a compiled job can be written as. */
  enum Format {
    /** The states language. */
    ASL
  }

  @Parameters(paramLabel = "JOB.json", description = "The job; - for standard input.")
  private String job = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "asl",
      description = "What to write: ${COMPLETION-CANDIDATES}. Default: asl.")
  private Format format = Format.ASL;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write DIR/root.asl.json, DIR/shard-1.asl.json ... instead of standard output. A job that"
              + " is cut into several machines needs it.")
  private @Nullable Path out;

  CompileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CompiledJob compiled = compile(read());
    return switch (format) {
      case ASL -> write(compiled);
    };
  }

  private Job read() {
    JobFile file = JobFile.read(job, session.input());
    Validated validated = new JobValidator(ValidationPolicy.open()).validate(file.document());
    return switch (validated) {
      case Validated.Accepted accepted -> accepted.job();
      case Validated.Refused refused ->
          throw CommandFailed.refused(
              job + " is not valid", refused.errors().stream().map(Diagnostic::line).toList());
    };
  }

  private CompiledJob compile(Job valid) {
    JobGraph graph =
        new JobGraph(
            valid.orders().stream()
                .map(o -> new OrderNode(o.orderName(), o.dependencies(), o.queueId()))
                .toList(),
            valid.jobTimeout());
    try {
      return JobCompiler.compile(graph, CompilerOptions.DEFAULTS);
    } catch (CompileException e) {
      throw CommandFailed.refused(job + " cannot be compiled", e.problems());
    }
  }

  private int write(CompiledJob compiled) {
    Path folder = out;
    if (folder == null && compiled.machines().size() > 1) {
      throw CommandFailed.refused(
          job + " is cut into " + compiled.machines().size() + " machines; say where with --out");
    }
    if (folder == null) {
      session.console().line(compiled.root().json());
      return ExitStatus.OK;
    }
    try {
      Files.createDirectories(folder);
      for (CompiledMachine machine : compiled.machines()) {
        Files.writeString(folder.resolve(machine.role() + ".asl.json"), machine.json());
      }
    } catch (IOException e) {
      throw CommandFailed.broken("cannot write to " + folder + ": " + e.getMessage(), e);
    }
    return ExitStatus.OK;
  }
}
