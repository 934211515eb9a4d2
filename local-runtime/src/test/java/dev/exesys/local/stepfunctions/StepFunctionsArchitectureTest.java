package dev.exesys.local.stepfunctions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/**
 * Checks the dependencies of the local Step Functions: no compiler, no I/O in the interpreter, no
 * direct clock access.
 */
@AnalyzeClasses(packages = "dev.exesys", importOptions = DoNotIncludeTests.class)
class StepFunctionsArchitectureTest {
  private static final String PACKAGE = "dev.exesys.local.stepfunctions";

  @ArchTest
  static final ArchRule NO_DEPENDENCY_ON_THE_COMPILER =
      noClasses()
          .that()
          .resideInAPackage("dev.exesys.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.exesys.compiler..");

  @ArchTest
  static final ArchRule INTERPRETER_DOES_NO_IO =
      classes()
          .that()
          .resideInAnyPackage(PACKAGE + ".interpreter", PACKAGE + ".history")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.exesys.asl..",
              PACKAGE + ".interpreter",
              PACKAGE + ".history",
              PACKAGE + ".language",
              "java.lang..",
              "java.util",
              "java.util.function",
              "java.util.regex",
              "java.util.stream",
              "java.time",
              "java.nio.charset",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation",
              "org.jspecify..");

  @ArchTest
  static final ArchRule NO_DIRECT_CLOCK_ACCESS =
      noClasses()
          .that()
          .resideInAPackage(PACKAGE + "..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(PACKAGE + ".(*)..").should().beFreeOfCycles();
}
