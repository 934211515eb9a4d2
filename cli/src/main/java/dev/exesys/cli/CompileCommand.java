package dev.exesys.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.DurationsFile;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.picture.CriticalPath;
import dev.exesys.compiler.picture.Drawing;
import dev.exesys.compiler.picture.PictureFormat;
import dev.exesys.core.contract.Job;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationPolicy;
import dev.exesys.core.validation.ValidationResult;
import dev.exesys.engine.init.JobGraphFactory;
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

/** Compiles a job to state machines. */
@Command(
    name = "compile",
    description =
        "Compiles a job to Amazon States Language. Requires neither an engine nor a network.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys compile job.json",
      "  exesys compile job.json --format svg > job.svg",
      "  exesys compile job.json --out machines"
    })
final class CompileCommand implements Callable<Integer> {
  private static final CompilerOptions OPTIONS = CompilerOptions.DEFAULTS;

  private final CommandContext context;

  /** The output formats. */
  enum Format {
    /** Amazon States Language. */
    ASL,
    /** The order graph and the compiled state machines as Mermaid diagrams. */
    MERMAID,
    /** The order graph and the compiled state machines as Graphviz diagrams. */
    DOT,
    /** The order graph and the compiled state machines as SVG pictures. */
    SVG
  }

  @Parameters(paramLabel = "JOB", description = "The job's file, or - for standard input.")
  private String job = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "asl",
      description = "The output format: ${COMPLETION-CANDIDATES}. Default: asl.")
  private Format format = Format.ASL;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write DIR/root.asl.json, DIR/shard-1.asl.json, ... instead of standard output. Required"
              + " for a job that compiles to several state machines. Pictures: DIR/graph.svg,"
              + " DIR/root.svg, ...")
  private @Nullable Path out;

  @Option(
      names = "--durations",
      paramLabel = "FILE",
      description =
          "Mark the critical path in pictures. FILE is a JSON object of seconds by order name, or"
              + " the output of `exesys status RUN_ID --json`.")
  private @Nullable String durations;

  CompileCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JobGraph graph = JobGraphFactory.of(read());
    try {
      switch (format) {
        case ASL -> writeMachines(graph);
        case MERMAID -> draw(graph, PictureFormat.MERMAID);
        case DOT -> draw(graph, PictureFormat.DOT);
        case SVG -> draw(graph, PictureFormat.SVG);
      }
    } catch (CompileException e) {
      throw CommandException.refused(job + " could not be compiled", e.problems());
    }
    return ExitStatus.OK;
  }

  private Job read() {
    // In parallel with reading the file, because both take a noticeable time.
    CompletableFuture<JobValidator> validator =
        CompletableFuture.supplyAsync(() -> new JobValidator(ValidationPolicy.open()));
    JobFile file = JobFile.read(job, context.input());
    ValidationResult validated = validator.join().validate(file.document());
    return switch (validated) {
      case ValidationResult.Accepted accepted -> accepted.job();
      case ValidationResult.Refused refused ->
          throw CommandException.refused(
              job + " is not valid", refused.errors().stream().map(file::line).toList());
    };
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
      throw CommandException.refused(
          job
              + " compiles to "
              + compiled.machines().size()
              + " state machines: name a directory for them with --out");
    }
    context.console().line(compiled.root().json());
  }

  /** Writes a file per drawing, or one picture of all drawings to standard output. */
  private void draw(JobGraph graph, PictureFormat format) {
    CompiledJob compiled = JobCompiler.compile(graph, OPTIONS);
    Set<String> critical =
        durations == null
            ? Set.of()
            : CriticalPath.of(graph, DurationsFile.read(durations, context.input()));
    SequencedMap<String, Drawing> drawings = new LinkedHashMap<>();
    drawings.put("graph", Drawing.graph(graph, critical));
    for (CompiledMachine machine : compiled.machines().reversed()) {
      drawings.put(machine.role(), Drawing.machine(machine.definition(), critical));
    }
    Path folder = out;
    if (folder == null) {
      context.console().text(format.write(drawings));
      return;
    }
    create(folder);
    drawings.forEach((title, drawing) -> {
      SequencedMap<String, Drawing> single = new LinkedHashMap<>(Map.of(title, drawing));
      write(
          folder,
          title + format.extension(),
          format.write(single).getBytes(StandardCharsets.UTF_8));
    });
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw writeFailed(folder, e);
    }
  }

  private static void write(Path folder, String name, byte[] content) {
    // In one write: Files.write splits a large file into pieces of 8 KiB.
    try (FileChannel file =
        FileChannel.open(folder.resolve(name), CREATE, TRUNCATE_EXISTING, WRITE)) {
      for (ByteBuffer remaining = ByteBuffer.wrap(content); remaining.hasRemaining(); ) {
        file.write(remaining);
      }
    } catch (IOException e) {
      throw writeFailed(folder, e);
    }
  }

  private static CommandException writeFailed(Path folder, IOException e) {
    return CommandException.failed("could not write to " + folder + ": " + e.getMessage(), e);
  }
}
