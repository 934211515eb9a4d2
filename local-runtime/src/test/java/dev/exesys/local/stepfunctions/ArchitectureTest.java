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

/** Keeps the interpreter pure and independent of whoever writes the machines. */
@AnalyzeClasses(packages = "dev.exesys", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HERE = "dev.exesys.local.stepfunctions";

  @ArchTest
  static final ArchRule NEVER_IMPORTS_THE_COMPILER =
      noClasses()
          .that()
          .resideInAPackage("dev.exesys.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.exesys.compiler..");

  @ArchTest
  static final ArchRule THE_INTERPRETER_DOES_NO_IO =
      classes()
          .that()
          .resideInAnyPackage(HERE + ".interpreter", HERE + ".history")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.exesys.asl",
              HERE + ".interpreter",
              HERE + ".history",
              HERE + ".language",
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
  static final ArchRule NOBODY_READS_THE_CLOCK_BEHIND_OUR_BACK =
      noClasses()
          .that()
          .resideInAPackage(HERE + "..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
