import { DataFactoryLinkedCustomService } from "@cdktf/provider-azurerm/lib/data-factory-linked-custom-service";
import { Construct } from "constructs";
import type { DataFactory } from "../data-factory";
import type { DataLake } from "../data-lake";

export interface BlobServiceProps {
  /** The factory that uses the lake. */
  readonly factory: DataFactory;
  /** Name of the linked service in the factory: letters, digits and underscores. */
  readonly name: string;
  readonly lake: DataLake;
}

/**
 * The way of a factory to a lake, through its blob endpoint.
 *
 * On purpose, although the lake has a file system too: a blob appears when all of it is there, so that a copy that
 * breaks off leaves no half file behind that would count as delivered.
 */
export class BlobService extends Construct {
  readonly name: string;
  readonly factory: DataFactory;
  readonly resource: DataFactoryLinkedCustomService;

  constructor(scope: Construct, id: string, props: BlobServiceProps) {
    super(scope, id);
    this.name = props.name;
    this.factory = props.factory;
    // The provider's typed service knows no identity but the factory's own.
    this.resource = new DataFactoryLinkedCustomService(this, "service", {
      dataFactoryId: props.factory.id,
      name: props.name,
      type: "AzureBlobStorage",
      typePropertiesJson: JSON.stringify({
        serviceEndpoint: props.lake.blobEndpoint,
        accountKind: "StorageV2",
        credential: props.factory.credentialReference,
      }),
      dependsOn: [props.factory.credential],
    });
  }
}
