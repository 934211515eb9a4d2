package dev.exesys.benchmarks;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures compilation from the graph to the text of all state machines in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompilerBenchmark {
  /** The shape of the graph. */
  @Param public Shape shape = Shape.CHAIN;

  /** The number of orders. */
  @Param({"10", "1000", "10000", "100000"})
  public int orders;

  private JobGraph job = Shape.CHAIN.job(1);

  /** Generates the graph. */
  @Setup
  public void draw() {
    job = shape.job(orders);
  }

  /** Compiles the graph. */
  @Benchmark
  public CompiledJob compile() {
    return JobCompiler.compile(job, CompilerOptions.DEFAULTS);
  }
}
