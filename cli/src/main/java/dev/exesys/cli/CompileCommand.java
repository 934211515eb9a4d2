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
import dev.exesys.compiler.picture.Durations;
import dev.exesys.compiler.picture.GraphPicture;
import dev.exesys.compiler.picture.MachinePicture;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.Validated;
import dev.exesys.core.validation.ValidationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    ASL,
    /** The order graph and, into a folder, the compiled machines, in the language of Mermaid. */
    MERMAID,
    /** The order graph, in the language of Graphviz. */
    DOT,
    /** The order graph, drawn. */
    SVG
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
    JobGraph graph = graph(read());
    CompiledJob compiled = compile(graph);
    switch (format) {
      case ASL -> writeMachines(compiled);
      case MERMAID -> {
        write("graph.mmd", GraphPicture.mermaid(graph, Durations.UNKNOWN));
        // One picture a text: on standard output it is the graph's.
        List<CompiledMachine> more = out == null ? List.of() : compiled.machines();
        for (CompiledMachine machine : more) {
          write(machine.role() + ".mmd", MachinePicture.mermaid(machine.definition()));
        }
      }
      case DOT -> write("graph.dot", GraphPicture.dot(graph, Durations.UNKNOWN));
      case SVG -> write("graph.svg", GraphPicture.svg(graph, Durations.UNKNOWN));
    }
    return ExitStatus.OK;
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

  private static JobGraph graph(Job valid) {
    return new JobGraph(
        valid.orders().stream()
            .map(o -> new OrderNode(o.orderName(), o.dependencies(), o.queueId()))
            .toList(),
        valid.jobTimeout());
  }

  private CompiledJob compile(JobGraph graph) {
    try {
      return JobCompiler.compile(graph, CompilerOptions.DEFAULTS);
    } catch (CompileException e) {
      throw CommandFailed.refused(job + " cannot be compiled", e.problems());
    }
  }

  private void writeMachines(CompiledJob compiled) {
    if (out == null && compiled.machines().size() > 1) {
      throw CommandFailed.refused(
          job + " is cut into " + compiled.machines().size() + " machines; say where with --out");
    }
    for (CompiledMachine machine : compiled.machines()) {
      write(machine.role() + ".asl.json", machine.json());
    }
  }

  /** To the folder if there is one, else to standard output. */
  private void write(String name, String content) {
    Path folder = out;
    if (folder == null) {
      session.console().line(content);
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw CommandFailed.broken("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }
}
