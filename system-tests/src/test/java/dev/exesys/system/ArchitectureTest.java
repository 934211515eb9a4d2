package dev.exesys.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Checks the directions of dependency that docs/ARCHITECTURE.md draws, over all modules. */
@AnalyzeClasses(packages = "dev.exesys", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ASL = "dev.exesys.asl..";
  private static final String COMPILER = "dev.exesys.compiler..";
  private static final String CONTRACT = "dev.exesys.core.contract..";
  private static final String CORE = "dev.exesys.core..";
  private static final String ENGINE = "dev.exesys.engine..";
  private static final String WORKER = "dev.exesys.worker..";
  private static final String LOCAL = "dev.exesys.local..";
  private static final String DEPLOYMENT = "dev.exesys.deployment..";
  private static final String CLI = "dev.exesys.cli..";

  @ArchTest
  static final ArchRule modelDependsOnNothing =
      noClasses()
          .that()
          .resideInAPackage(ASL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, CORE, ENGINE, WORKER, LOCAL, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule compilerDependsOnModelOnly =
      noClasses()
          .that()
          .resideInAPackage(COMPILER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, ENGINE, WORKER, LOCAL, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule localRuntimeDependsOnModelOnly =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, CORE, ENGINE, WORKER, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule coreDependsOnNoUser =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMPILER, ENGINE, WORKER, LOCAL, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule engineDependsOnNoWorker =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKER, LOCAL, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule workerDependsOnNoEngine =
      noClasses()
          .that()
          .resideInAPackage(WORKER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINE, LOCAL, COMPILER, DEPLOYMENT, CLI);

  @ArchTest
  static final ArchRule localDeploymentDependsOnNoCommand =
      noClasses()
          .that()
          .resideInAPackage(DEPLOYMENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule sdkTypesOnlyInPackagesNamedAws =
      noClasses()
          .that()
          .resideOutsideOfPackages("..aws..", "..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule lambdaTypesOnlyInPackagesNamedLambda =
      noClasses()
          .that()
          .resideOutsideOfPackage("..lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule compilerModelAndContractPerformNoIo =
      noClasses()
          .that()
          .resideInAnyPackage(ASL, COMPILER, CONTRACT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "software.amazon..");

  @ArchTest
  static final ArchRule clockIsAParameter =
      noClasses().that(not(resideInAPackage(CLI))).should().callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.exesys.(**)").should().beFreeOfCycles();
}
