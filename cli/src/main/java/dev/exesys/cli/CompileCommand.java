package dev.exesys.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.exesys.cli.console.CommandFailed;
import dev.exesys.cli.console.DurationsFile;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.picture.CriticalPath;
import dev.exesys.compiler.picture.Drawing;
import dev.exesys.compiler.picture.PictureFormat;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a job into state machines. */
@Command(
    name = "compile",
    description = "Compiles a job to the states language. Needs no engine and no network.")
final class CompileCommand implements Callable<Integer> {
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;

  private final CommandContext session;

  /** What a compiled job can be written as. */
  enum Format {
    /** The states language. */
    ASL,
    /** The order graph and the compiled machines, in the language of Mermaid. */
    MERMAID,
    /** The same, in the language of Graphviz. */
    DOT,
    /** The same, drawn. */
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
              + " is cut into several machines needs it. Pictures: DIR/graph.svg, DIR/root.svg ...")
  private @Nullable Path out;

  @Option(
      names = "--durations",
      paramLabel = "FILE",
      description =
          "Mark the critical path in pictures. FILE is a JSON object of seconds by order name, or"
              + " what `exesys status RUN_ID --json` printed.")
  private @Nullable String durations;

  CompileCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JobGraph graph = graph(read());
    try {
      switch (format) {
        case ASL -> writeMachines(graph);
        case MERMAID -> draw(graph, PictureFormat.MERMAID);
        case DOT -> draw(graph, PictureFormat.DOT);
        case SVG -> draw(graph, PictureFormat.SVG);
      }
    } catch (CompileException e) {
      throw CommandFailed.refused(job + " cannot be compiled", e.problems());
    }
    return ExitStatus.OK;
  }

  private Job read() {
    // Beside the reading, since both take their time.
    CompletableFuture<JobValidator> validator =
        CompletableFuture.supplyAsync(() -> new JobValidator(ValidationPolicy.open()));
    JobFile file = JobFile.read(job, session.input());
    ValidationResult validated = validator.join().validate(file.document());
    return switch (validated) {
      case ValidationResult.Accepted accepted -> accepted.job();
      case ValidationResult.Refused refused ->
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

  private void writeMachines(JobGraph graph) {
    Path folder = out;
    if (folder != null) {
      create(folder);
      JobCompiler.compile(
          graph, OPTIONS, machine -> write(folder, machine.fileName(), machine.utf8()));
      return;
    }
    CompiledJob compiled = JobCompiler.compile(graph, OPTIONS);
    if (compiled.machines().size() > 1) {
      throw CommandFailed.refused(
          job + " is cut into " + compiled.machines().size() + " machines; say where with --out");
    }
    session.console().line(compiled.root().json());
  }

  /** A file for each drawing, or one picture of all on standard output. */
  private void draw(JobGraph graph, PictureFormat language) {
    CompiledJob compiled = JobCompiler.compile(graph, OPTIONS);
    Set<String> critical =
        durations == null
            ? Set.of()
            : CriticalPath.of(graph, DurationsFile.read(durations, session.input()));
    SequencedMap<String, Drawing> drawings = new LinkedHashMap<>();
    drawings.put("graph", Drawing.graph(graph, critical));
    for (CompiledMachine machine : compiled.machines().reversed()) {
      drawings.put(machine.role(), Drawing.machine(machine.definition(), critical));
    }
    Path folder = out;
    if (folder == null) {
      session.console().text(language.write(drawings));
      return;
    }
    create(folder);
    drawings.forEach((title, drawing) -> {
      SequencedMap<String, Drawing> one = new LinkedHashMap<>(Map.of(title, drawing));
      write(
          folder,
          title + language.extension(),
          language.write(one).getBytes(StandardCharsets.UTF_8));
    });
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void write(Path folder, String name, byte[] content) {
    // At once: Files.write hands a large file over in pieces of 8 KiB.
    try (FileChannel file =
        FileChannel.open(folder.resolve(name), CREATE, TRUNCATE_EXISTING, WRITE)) {
      for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
        file.write(left);
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static CommandFailed unwritable(Path folder, IOException e) {
    return CommandFailed.broken("cannot write to " + folder + ": " + e.getMessage(), e);
  }
}
